import msgspec
import pytest

from rasid.records import Claim, to_json


def test_a_claim_without_evidence_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="evidence"):
        Claim(report="r", type="shelling", trigger=(3, 3), evidence=(3, 3))


def test_a_trigger_lies_in_its_evidence() -> None:
    with pytest.raises(ValueError, match="trigger"):
        Claim(report="r", type="shelling", trigger=(9, 12), evidence=(0, 5))


def test_an_id_is_the_hash_of_what_the_claim_says() -> None:
    one = Claim(report="r", type="shelling", trigger=(0, 2), evidence=(0, 5))
    same = Claim(report="r", type="shelling", trigger=(0, 2), evidence=(0, 5), confidence=0.9)
    other = Claim(report="r", type="shelling", trigger=(0, 3), evidence=(0, 5))
    assert one.id == same.id != other.id
    assert msgspec.json.decode(to_json(one), type=Claim) == one
