"""Where the place of a person stands when it is not with the name."""

import pytest

from geo.text import extract
from geo.text.people import place_phrases
from geo.text.structure.article import parse


@pytest.mark.parametrize(
    ("text", "descriptor", "hint"),
    [
        (
            "作为江苏省苏州市吴江区震泽镇的镇长，四十岁的何云帆每天走访一家丝厂。“蚕农要有钱赚。”何云帆说。",
            "江苏省苏州市吴江区震泽镇的镇长",
            None,
        ),
        ("身为父亲，何云帆每天送孩子上学。“孩子要多走路。”何云帆说。", "", None),
        ("身为镇长的吴立新来了，何云帆没有来。“下次再来。”何云帆说。", "", None),
        ("郑州市的地铁今天通车。\n市人大代表何云帆说，换乘近了。", "", "郑州市"),
        ("地铁今天通车。\n市人大代表何云帆说，换乘近了。", "", None),
        ("澳区全国政协委员何云帆说，校园里有了新课。", "", "澳门"),
        ("全国政协委员何云帆说，校园里有了新课。", "", None),
        (
            "湖北省宜昌市秭归县九畹溪镇石柱村，脐橙红了。\n“今年有三百万斤。”石柱村村支书何云帆说。",
            "石柱村村支书",
            "湖北省宜昌市秭归县九畹溪镇石柱村",
        ),
        (
            "湖北省宜昌市秭归县九畹溪镇石柱村，脐橙红了。\n“今年有三百万斤。”砚窝台村村支书何云帆说。",
            "砚窝台村村支书",
            None,
        ),
    ],
)
def test_the_place_of_a_speaker_is_found_where_it_stands(
    text: str, descriptor: str, hint: str | None
) -> None:
    [speaker] = [one for one in extract(parse(text)).speakers if one.name == "何云帆"]
    assert (speaker.descriptor, speaker.place_hint) == (descriptor, hint)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("苏州市、郑州市、柳州市", ["苏州市", "郑州市", "柳州市"]),
        ("江西省九江市都昌县", ["江西省九江市都昌县"]),
        ("四川省成都市", ["四川省成都市"]),
        ("大理白族自治州大理市", ["大理白族自治州大理市"]),
        ("我们市区都在修路", []),
    ],
)
def test_chains_hold_names_with_the_characters_of_units_and_particles(text: str, phrases: list[str]) -> None:
    assert list(place_phrases.named(text, 0, len(text))) == phrases
