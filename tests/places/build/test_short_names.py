"""Short forms that follow from a division's name."""

from __future__ import annotations

import pytest

from geo.places.build.short_names import short_forms, township_short_forms


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("浙江省", ("浙江",)),
        ("内蒙古自治区", ("内蒙古",)),
        ("广西壮族自治区", ("广西",)),
        ("新疆维吾尔自治区", ("新疆",)),
        ("香港特别行政区", ("香港特区", "香港")),
        ("大兴安岭地区", ("大兴安岭",)),
        ("锡林郭勒盟", ("锡林郭勒",)),
        ("凉山彝族自治州", ("凉山州", "凉山")),
        ("湘西土家族苗族自治州", ("湘西州", "湘西")),
        ("巴音郭楞蒙古自治州", ("巴音郭楞州", "巴音郭楞")),
        ("克孜勒苏柯尔克孜自治州", ("克孜勒苏州", "克孜勒苏")),
        ("双江拉祜族佤族布朗族傣族自治县", ("双江县", "双江")),
        ("龙胜各族自治县", ("龙胜县", "龙胜")),
        ("东乡族自治县", ("东乡县", "东乡")),
        ("鄂温克族自治旗", ("鄂温克旗", "鄂温克")),
        ("梅里斯达斡尔族区", ("梅里斯区", "梅里斯")),
        ("浦东新区", ("浦东",)),
        ("神农架林区", ("神农架",)),
        ("云县", ()),
        ("芒市", ()),
    ],
)
def test_a_name_is_shortened_by_rule(name: str, forms: tuple[str, ...]) -> None:
    assert short_forms(name) == forms


@pytest.mark.parametrize(
    ("name", "forms"),
    [("淤泥彝族乡", ("淤泥乡",)), ("漫川关镇", ()), ("鄂伦春民族乡", ()), ("八里罕镇", ())],
)
def test_a_townships_people_can_be_left_out(name: str, forms: tuple[str, ...]) -> None:
    assert township_short_forms(name) == forms
