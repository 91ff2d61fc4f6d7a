import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.ingest.decode import decode
from secondsource.ingest.values import SkipError

WORDS = "Le café était fermé, “on Monday”, the mayor’s office said — for €5."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_an_undeclared_encoding_is_found_out(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt").text == WORDS


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Министр сказал, что переговоры не начнутся до мая."),
        ("cp932", "大臣は月曜日に、交渉は始まらないと述べた。"),
        ("cp949", "장관은 월요일 협상이 시작되지 않을 것이라고 말했다."),
    ],
)
def test_other_scripts_in_old_encodings_are_recognised(encoding: str, words: str) -> None:
    assert decode(words.encode(encoding), "a.txt").text == words


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf_8() -> None:
    words = "Žluťoučký kůň úpěl ďábelské ódy."
    assert decode(words.encode("iso-8859-2"), "a.html", declared="ISO-8859-2").text == words


def test_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    assert decode(WORDS.encode(), "a.html", declared="iso-8859-1").text == WORDS


def test_an_unknown_declaration_is_passed_over() -> None:
    assert decode(WORDS.encode("cp1252"), "a.html", declared="klingon").text == WORDS


def test_seven_bit_encodings_are_read_when_declared() -> None:
    words = "大臣は述べた。"
    assert decode(words.encode("iso-2022-jp"), "a.html", declared="iso-2022-jp").text == words


def test_a_few_damaged_characters_do_not_turn_utf_8_into_something_else() -> None:
    decoded = decode(("“Nein”, sagte Jörg Müller über die Höhe. " * 3).encode()[:-20] + b"\xe2\x80", "a.txt")
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == 1
    assert decoded.text.startswith("“Nein”, sagte Jörg Müller")


def test_the_encoding_asked_for_is_the_only_one_tried() -> None:
    assert decode(WORDS.encode("cp1252"), "a.txt", encoding="cp1252").text == WORDS
    with pytest.raises(SkipError) as caught:
        decode(WORDS.encode("cp1252"), "a.txt", encoding="utf-8")
    assert caught.value.code == "encoding"
    assert "utf-8" in caught.value.reason


def test_an_encoding_asked_for_loses_the_byte_order_mark_too() -> None:
    assert decode(codecs.BOM_UTF8 + b"Gates.", "a.txt", encoding="utf-8").text == "Gates."
    assert decode("Gates.".encode("utf-16"), "a.txt", encoding="utf-16").text == "Gates."


def test_only_one_byte_order_mark_is_removed_and_line_ends_stay() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"a\r\nb\rc\n", "a.txt").text == "\ufeffa\r\nb\rc\n"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", b"\0\1\2\3\4\5\6\7"])
def test_binary_data_is_named_as_such(data: bytes) -> None:
    with pytest.raises(SkipError) as caught:
        decode(data, "a.bin")
    assert caught.value.code == "binary"


def test_a_nul_within_a_text_stays() -> None:
    assert decode(b"The gates\0 were opened.", "a.txt").text == "The gates\0 were opened."


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_are_skipped(data: bytes) -> None:
    try:
        text = decode(data, "a").text
    except SkipError as error:
        assert error.code == "binary"  # noqa: PT017 -- either outcome is right
    else:
        text.encode("utf-8")


def test_a_short_text_in_utf_8_with_three_bad_bytes_stays_utf_8() -> None:
    data = b"\xe2\x80\x9cThe gates were opened,\xe2\x80\x9d she said. \xff The caf\xe9 stayed shut \x96 all day."
    decoded = decode(data, "a.txt")
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 3)
    assert decoded.text.startswith("“The gates were opened,” she said.")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "“CAFÉ’S gates”, said José, were shut — the café’s owner wasn’t there."),
        ("gb18030", "部长星期一表示，谈判要到五月才会开始。他说这是不可能的。"),
        ("cp874", "รัฐมนตรีกล่าวเมื่อวันจันทร์ว่าการเจรจาจะไม่เริ่มจนถึงเดือนพฤษภาคม"),
        ("koi8-r", "Министр сказал, что переговоры не начнутся до мая."),
    ],
)
def test_old_encodings_are_not_taken_for_damaged_utf_8(encoding: str, words: str) -> None:
    assert decode(words.encode(encoding), "a.txt").encoding != "utf-8"
