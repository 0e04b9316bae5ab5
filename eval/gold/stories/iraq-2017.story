A quarter of Mosul that changes hands, a flight, and a strike whose doer and toll nobody agrees on. Invented.

### iq-1 | 2017-06-03T11:00:00+03:00 | وكالة الرافدين | IQ
أعلن قائد عمليات "قادمون يا نينوى" أن جهاز مكافحة الإرهاب سيطر فجر السبت على حي الزنجيلي في الموصل بعد قتال استمر يومين مع تنظيم داعش.

وقال ضابط في الجيش العراقي إن 18 مدنيا قُتلوا صباح اليوم برصاص قناصة التنظيم أثناء فرارهم من الحي.
---
* zanjili-taken control_gained occurred: سيطر
at: iq-mosul-zanjili
by: “جهاز مكافحة الإرهاب”
who: “قائد عمليات” military announce
when: 2017-06-03 part_of_day
* snipers attack occurred: قُتلوا
at: iq-mosul-zanjili
by: is
fig: killed 18 group=civilian
who: “ضابط” military say
when: 2017-06-03 part_of_day

### iq-2 | 2017-06-03T13:30:00+03:00 | صحيفة بابل اليوم | IQ
أعلن قائد عمليات "قادمون يا نينوى" أن جهاز مكافحة الإرهاب سيطر فجر السبت على حي الزنجيلي في الموصل بعد قتال استمر يومين مع تنظيم داعش.

وقال ضابط في الجيش العراقي إن 18 مدنيا قُتلوا صباح اليوم برصاص قناصة التنظيم أثناء فرارهم من الحي. (وكالة الرافدين)
---
* zanjili-taken control_gained occurred: سيطر
at: iq-mosul-zanjili
by: “جهاز مكافحة الإرهاب”
who: “قائد عمليات” military announce
when: 2017-06-03 part_of_day
* snipers attack occurred: قُتلوا
at: iq-mosul-zanjili
by: is
fig: killed 18 group=civilian
who: “ضابط” military say
when: 2017-06-03 part_of_day

### iq-3 | 2017-06-03T21:00:00+03:00 | موقع أعماق دجلة | IQ
نفى تنظيم داعش في بيان سقوط حي الزنجيلي، وقال إن مقاتليه ما زالوا داخله وإنهم فجروا ثلاث عربات مفخخة في أرتال الجيش.

وذكر شهود أن القناصة قتلوا 18 شخصا من الفارين عند طرف الحي.
---
* zanjili-taken control_gained denied: سقوط
at: iq-mosul-zanjili
who: is armed_group deny
* car-bombs suicide_attack occurred: فجروا
at: iq-mosul-zanjili
by: is
on: iq-army
who: is armed_group say
* snipers attack occurred: قتلوا
at: iq-mosul-zanjili
fig: killed 18
who: “شهود” witness say

### iq-4 | 2017-06-04T10:00:00+03:00 | إذاعة الحدباء | IQ
قالت مفوضية الأمم المتحدة لحقوق الإنسان إن عدد المدنيين الذين قتلهم قناصة داعش في الزنجيلي يوم السبت ارتفع إلى 41 على الأقل.

ونزح نحو 9 آلاف شخص من الزنجيلي والشفاء منذ الخميس، وفق وزارة الهجرة العراقية.
---
* snipers attack occurred: قتلهم
at: iq-mosul-zanjili
by: is
fig: killed 41+ group=civilian change=rose_to
who: un-ohchr un say
when: 2017-06-03 day
* flight displacement occurred: نزح
at: from iq-mosul-zanjili; from iq-mosul-shifa
fig: displaced ~9000
who: “وزارة الهجرة” official say
when: 2017-06-01..2017-06-04 span

### iq-5 | 2017-06-04T22:15:00+03:00 | وكالة الرافدين | IQ
أفاد سكان بأن غارة جوية أصابت ليل الأحد بيتا في حي الشفاء غربي الموصل كانت تحتمي به ثلاث عائلات، ما أدى إلى مقتل 26 شخصا. واتهم السكان التحالف الدولي بتنفيذها.
---
* shifa-strike air_strike occurred: غارة
at: iq-mosul-shifa
by: coalition-against-is
fig: killed 26
who: “سكان” resident accuse
when: 2017-06-04 part_of_day

### iq-6 | 2017-06-05T16:00:00+03:00 | قناة الضفاف | IQ
قال التحالف الدولي إنه لم ينفذ أي غارة على حي الشفاء يوم الأحد، وإنه يراجع التقارير عن سقوط ضحايا.

وحمّلت قيادة العمليات المشتركة تنظيم داعش مسؤولية مقتل 14 مدنيا في الشفاء مساء الأحد بعد تفخيخ منزل وتفجيره.
---
* shifa-strike air_strike denied: غارة
at: iq-mosul-shifa
by: coalition-against-is
who: coalition-against-is military deny
when: 2017-06-04 day
* shifa-strike explosion occurred: وتفجيره
at: iq-mosul-shifa
by: is
fig: killed 14 group=civilian
who: “قيادة العمليات المشتركة” military accuse
when: 2017-06-04 part_of_day

### iq-7 | 2017-06-06T09:00:00+03:00 | إذاعة الحدباء | IQ
انتشل الدفاع المدني 33 جثة من أنقاض منزل في حي الشفاء أصيب ليل الأحد، بحسب مسؤول فيه.

وبلغ عدد النازحين من الزنجيلي والشفاء 15 ألفا منذ الخميس، وفق وزارة الهجرة.
---
* shifa-strike casualties occurred: انتشل
at: iq-mosul-shifa
fig: killed 33
who: “مسؤول فيه” rescue say
when: 2017-06-04 part_of_day
* flight displacement occurred: النازحين
at: from iq-mosul-zanjili; from iq-mosul-shifa
fig: displaced 15000 change=rose_to
who: “وزارة الهجرة” official say
when: 2017-06-01..2017-06-06 span

### iq-8 | 2017-06-06T18:00:00+03:00 | صحيفة بابل اليوم | IQ
تسيطر القوات العراقية على كامل حي الزنجيلي منذ السبت، فيما تدور اشتباكات عنيفة في حي الشفاء قرب المستشفى، بحسب مراسلنا.

وشهدت أحياء غرب الموصل خلال الأسبوع مقتل عشرات المدنيين في هجمات متفرقة.
---
* zanjili-held control_held ongoing: تسيطر
at: iq-mosul-zanjili
by: iq-army
when: 2017-06-03..2017-06-06 span
* shifa-clash armed_clash ongoing: اشتباكات
at: iq-mosul-shifa
* vague casualties occurred: مقتل
at: iq-mosul
fig: killed ~20..99 group=civilian
when: 2017-05-31..2017-06-06 week

### iq-9 | 2017-06-07T12:00:00+03:00 | وكالة الرافدين | IQ
اندلعت أمس اشتباكات بين الشرطة الاتحادية ومسلحي داعش حول مستشفى الشفاء، وقتل فيها 7 من الشرطة، وفق مصدر أمني.
---
* shifa-clash armed_clash occurred: اشتباكات
at: iq-mosul-shifa
by: iq-federal-police; is
fig: killed 7
who: “مصدر أمني” security_source say
when: 2017-06-06 day
