"""Which kind of office a person holds, by ordered tables of patterns.

First the occupation decides (a judge is law wherever the court is), then the body that the person works in,
then the level that the office names itself (县委书记), and last, for an office that could be of any level
(党支部书记), the finest level of the place. What nothing matches is "other".
"""

from __future__ import annotations

import re

from geo.model import Divisions

Table = tuple[tuple[str, re.Pattern[str]], ...]

OCCUPATIONS: Table = (
    (
        "military",
        re.compile("战士|军人|官兵|飞行员|航天员|[连排团旅师军]长$|政委|指导员|参谋|司令员|舰长|武警"),
    ),
    ("law", re.compile("法官|检察|审判|庭长|律师|民警|警察|辅警|派出所|公安|监狱|司法所|仲裁|公证")),
    ("health", re.compile("医生|医师|护士|护理|药师|村医|疾控|麻醉|助产")),
    ("education", re.compile("教师|老师|校长|园长|教授|讲师|辅导员|教研|班主任|学生|教育工作者")),
    ("research", re.compile("研究员|院士|科学家|科研|总设计师|首席专家|学者")),
    ("culture", re.compile("演员|导演|编剧|作家|诗人|画家|书法|艺术|传承人|歌手|舞|讲解员|馆员|馆长")),
    ("culture", re.compile("运动员|教练|记者|编辑|主编|主持人")),
)
BODIES: Table = (
    ("military", re.compile("部队|军区|军分区|人武部|武警|战区|海军|空军|火箭军|陆军")),
    ("law", re.compile("法院|检察院|公安|派出所|司法|监狱|律师事务所|警")),
    ("health", re.compile("医院|卫生院|卫生室|卫生服务|疾控|妇幼保健|急救中心|诊所|卫健")),
    ("research", re.compile("研究院|研究所|科学院|实验室|研究中心|天文台|工程院|农科院|设计院")),
    ("education", re.compile("大学|学院|中学|小学|学校|幼儿园|党校|职校|附中|教育局|教育厅")),
    ("culture", re.compile("剧团|剧院|歌舞团|乐团|博物|图书馆|文化馆|美术|纪念馆|体育|景区|文联|作协")),
    ("culture", re.compile("报社|日报|电视台|出版")),
    ("enterprise", re.compile("公司|集团|企业|[工电炼钢水]厂|厂$|银行|煤矿|油田|农场|林场|商会|车间|供电")),
    ("enterprise", re.compile("工业园|铁路局")),
)
OFFICES: Table = (
    (
        "enterprise",
        re.compile("董事|经理|总裁|厂长|矿长|工程师|技师|技工|[焊钳电车]工|工人|班组?长|车间"),
    ),
    ("enterprise", re.compile("快递|外卖|骑手|乘务|驾驶员|司机|机长|列车|投递|邮递|营业员|售货|职工|员工")),
    ("enterprise", re.compile("技术员|创始人|工段长")),
    ("village", re.compile("村|嘎查|农民|种粮|种植|养殖|牧民|渔民|农户|合作社|农机手|乡亲")),
    ("community", re.compile("社区|居委|居民|网格员|小区|物业")),
    ("township", re.compile("镇委|镇党委|乡党委|镇长|乡长|街道|苏木|乡镇|[镇乡]人大|办事处")),
    ("county", re.compile("县委|县长|县政|区委|区长|旗委|旗长|县[^长]{0,6}局")),
    ("city", re.compile("市委|市长|市政|州委|州长|盟委|盟长|地委|市[^长]{0,6}局")),
    ("province", re.compile("省委|省长|省政|自治区党委|自治区主席|省[^长]{0,6}厅|厅长")),
)
ANY_LEVEL = re.compile("书记|主任|主席|委员|干部|局长|部长|队长|负责人|带头人|代表|会长|所长|站长")
_COMMUNITY = re.compile("社区|居委会?$|小区")


def role_group(role: str | None, *, organisation: str | None, divisions: Divisions) -> str:
    """One of columns.ROLE_GROUPS."""
    if not role:
        return "other"
    for table, text in ((OCCUPATIONS, role), (BODIES, organisation or ""), (BODIES, role), (OFFICES, role)):
        for group, pattern in table:
            if pattern.search(text):
                return _of_city(divisions) if group == "city" else group
    return _by_place(divisions) if ANY_LEVEL.search(role) else "other"


def _of_city(divisions: Divisions) -> str:
    """A municipality is a province, and a city may be a county (仙桃, 义乌)."""
    if divisions.county:
        return "county"
    return "province" if divisions.province and not divisions.prefecture else "city"


def _by_place(divisions: Divisions) -> str:
    if divisions.village:
        return "community" if _COMMUNITY.search(divisions.village) else "village"
    if divisions.township:
        return "township"
    if divisions.county:
        return "county"
    if divisions.prefecture:
        return "city"
    return "province" if divisions.province else "other"
