"""The 34 province-level divisions: code, full Chinese name, and English name as the government writes it.

Codes and Chinese names are those of GB/T 2260. The English names are those of the central government's
English site (autonomous regions in full). Used to name filter values; not for finding places.
"""

from __future__ import annotations

from dataclasses import dataclass

NONE = "none"  # stands for people without a place, and for quotes without a theme


@dataclass(frozen=True, slots=True)
class Province:
    """A value of the province filter."""

    id: str  # adcode, or "none"
    name_zh: str
    name_en: str


UNPLACED = Province(NONE, "未注明地点", "No place named")

PROVINCES: tuple[Province, ...] = (
    Province("110000", "北京市", "Beijing"),
    Province("120000", "天津市", "Tianjin"),
    Province("130000", "河北省", "Hebei"),
    Province("140000", "山西省", "Shanxi"),
    Province("150000", "内蒙古自治区", "Inner Mongolia Autonomous Region"),
    Province("210000", "辽宁省", "Liaoning"),
    Province("220000", "吉林省", "Jilin"),
    Province("230000", "黑龙江省", "Heilongjiang"),
    Province("310000", "上海市", "Shanghai"),
    Province("320000", "江苏省", "Jiangsu"),
    Province("330000", "浙江省", "Zhejiang"),
    Province("340000", "安徽省", "Anhui"),
    Province("350000", "福建省", "Fujian"),
    Province("360000", "江西省", "Jiangxi"),
    Province("370000", "山东省", "Shandong"),
    Province("410000", "河南省", "Henan"),
    Province("420000", "湖北省", "Hubei"),
    Province("430000", "湖南省", "Hunan"),
    Province("440000", "广东省", "Guangdong"),
    Province("450000", "广西壮族自治区", "Guangxi Zhuang Autonomous Region"),
    Province("460000", "海南省", "Hainan"),
    Province("500000", "重庆市", "Chongqing"),
    Province("510000", "四川省", "Sichuan"),
    Province("520000", "贵州省", "Guizhou"),
    Province("530000", "云南省", "Yunnan"),
    Province("540000", "西藏自治区", "Xizang Autonomous Region"),
    Province("610000", "陕西省", "Shaanxi"),
    Province("620000", "甘肃省", "Gansu"),
    Province("630000", "青海省", "Qinghai"),
    Province("640000", "宁夏回族自治区", "Ningxia Hui Autonomous Region"),
    Province("650000", "新疆维吾尔自治区", "Xinjiang Uygur Autonomous Region"),
    Province("710000", "台湾省", "Taiwan"),
    Province("810000", "香港特别行政区", "Hong Kong Special Administrative Region"),
    Province("820000", "澳门特别行政区", "Macao Special Administrative Region"),
)
BY_ID: dict[str, Province] = {province.id: province for province in (*PROVINCES, UNPLACED)}


def province_of(adcode: str) -> str:
    """The id of the province that a code lies in; "none" for an empty code."""
    return f"{adcode[:2]}0000" if adcode else NONE
