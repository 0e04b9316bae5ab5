"""Whose act it is where its own word names nobody: verbs that go on, pronouns, who is accused, asked or speaks himself."""

from __future__ import annotations

import pytest

from rasid.coding import code
from rasid.records import Report


def actors(text: str, kind: str) -> list[str]:
    claims = code(Report(id="r", text=text, published="2024-05-10")).claims
    return [a.text for c in claims if c.type == kind for a in c.actors]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        # a verb joined by و, ف or ثم has the subject of the verb before it, not that one's object
        ("هاجم مسلحون ثكنة للجيش في غاو وخطفوا ضابطين.", "abduction", ["مسلحون"]),
        ("داهمت قوات الأمن أوكارا لحركة الشباب في كيسمايو، ثم أحرقت مخازن.", "destruction", ["قوات الأمن"]),
        ("اتهمت قوات الدعم السريع الجيش بقصف السوق في الأبيض، وطالبت الأمم المتحدة بتحقيق.", "demand", ["قوات الدعم السريع"]),
        # also where no lexicon knows that verb
        ("باغت مسلحون رتلا للجيش قرب غاو وخطفوا ضابطين.", "abduction", ["مسلحون"]),
        # a plural verb stands behind its subject, a relative clause between or not
        ("قال ضابط إن عناصر تنظيم داعش الذين اجتاحوا القائم أعدموا عشرات من أفراد الشرطة.", "execution", ["عناصر تنظيم داعش"]),
        # forces with a pronoun
        ("أعلن حزب الله أن مقاتليه قصفوا ثكنة قرب صفد.", "shelling", ["مقاتليه"]),
        ("نفى البنتاغون سحب قواته من العراق.", "withdrawal", ["قواته"]),
        # in the first person, who speaks
        ("كتائب القسام: قصفنا موقعا لجيش الاحتلال شرق رفح.", "shelling", ["كتائب القسام"]),
        # whom an accusation names
        ("اتهمت الحكومة، الأربعاء، جبهة تحرير تيغراي بمهاجمة مواقع الجيش قرب كوبو.", "attack", ["جبهة تحرير تيغراي"]),
        # an act called for is for whom the demand is addressed to, and for nobody where it is addressed to nobody
        ("دعت الأمم المتحدة الحوثيين إلى الإفراج عن موظفيها في صنعاء.", "release", ["الحوثيين"]),
        ("دعت مصر إلى الإفراج عن الرهائن في غزة.", "release", []),
        # what the clause begins with, also where no lexicon knows it or much stands between
        ("ذكر سكان أن الجرافات العسكرية هدمت منازل في بيت لاهيا.", "destruction", ["الجرافات العسكرية"]),
        ("وأضاف ضابط أن القوات الأمنية، بعد معارك استمرت يومين، انسحبت من بيجي.", "withdrawal", ["القوات الأمنية"]),
        ("قوات النظام وحزب الله سيطرت أمس على بلدة القصير.", "control_gained", ["قوات النظام", "حزب الله"]),
        # the subject of the verb that the act's noun completes
        ("شنت الطائرات الحربية الإسرائيلية، فجر الأربعاء، عشرات الغارات على رفح.", "air_strike", ["الطائرات الحربية الإسرائيلية"]),
        ("فرض الجيش السوري مساء الجمعة حظر تجوال في منبج.", "movement_restriction", ["الجيش السوري"]),
        ("سقط ضحايا في الهجوم الذي شنه عشرات المسلحين على ثكنة في غاو.", "attack", ["المسلحين"]),
        # a weapon behind its verb is whose the adjective says
        ("قصفت مسيّرة إسرائيلية سيارة في جنين.", "drone_strike", ["إسرائيلية"]),
        # a verb that is written as the noun of its action
        ("وفي سيغو، خطف مجهولون طبيبا من منزله.", "abduction", ["مجهولون"]),
        ("جرى ذلك بعدما قصف الجيش أحياء سكنية في نيالا.", "shelling", ["الجيش"]),
    ],
)  # fmt: skip
def test_whose_act(text: str, kind: str, who: list[str]) -> None:
    assert actors(text, kind) == who
