"""Behaviour, after CheckList (Ribeiro et al. 2020): what must hold, what must not change, what must move one way.

The messages are written from `docs/codebook.md` alone. A case names only the labels that it leaves no doubt about.
"""

import re
from collections import Counter
from itertools import cycle
from typing import NamedTuple

import pytest

from declinekit.codebook import KINDS
from declinekit.scorecard import score

RAMBLES = {
    "@train": """The train was late again this morning, which gave me time to look out of the window and think about the
years that I have spent on that line. When I started, the seats were green and the conductor knew everybody by name.
Then they painted them blue, and later they took out the tables, and now one can hardly open a newspaper without
touching somebody's elbow. It is strange how such small things stay in the mind.""",
    "@garden": """The weather here has been mild for the season, and the roses by the gate are already in bud. My
neighbour says that it is too early and that frost will come back in April, as it did eleven years ago, when all the
cherries were lost. I am not so sure. The blackbirds have been singing since the end of January, and they tend to know
more about these matters than either of us or the man on the radio.""",
    "@school": """When I was at school, we had a teacher who told us that every letter should be written twice, once for
oneself and once for the person who has to read it. I have often remembered that sentence, although I cannot say that I
have always kept to it. He also taught us to fold the paper in three, to write the address in capitals, and to put the
stamp on perfectly straight, which I still do today.""",
}

DECLINES = """
## nurse-lagos | decision=declined thanks=false greeting=true full_name=true errors=false negative=false
Dear Matron Eze,

I won't be at the interview on Monday; please give my slot to somebody else.

Regards,
Ngozi Bello

## welder-gdansk | decision=declined reason=brief closing=false errors=false tone=professional assistance=false
Hello Mr Nowak,

I am pulling out of the selection for the welding job. I have found work nearer to my home.

Piotr Zieliński

## chef-lyon | decision=declined thanks=true closing=false full_name=false reason=brief
Chef Moreau, thanks for the call yesterday. Please take my name off the list for the interview, as I am staying where
I am.

## teacher-nairobi | decision=declined thanks=true appreciation=false reason=none door_open=false errors=false
Good morning,

It was kind of you to invite me, but the answer is no.

Best wishes,
Wanjiru Kamau

## driver-leeds | decision=declined greeting=true closing=true full_name=true reason=none assistance=false
Hi Craig,

I've decided against the depot job, so there's no need to see me on Thursday.

Cheers,
Dave Holroyd

## engineer-pune | decision=declined reason=brief thanks=false negative=false errors=false
Dear Ms Kulkarni,

Please cancel my interview of 14 March. I have joined another company this week.

Regards,
Rohan Deshmukh

## midwife-cork | decision=unclear thanks=true appreciation=false errors=false
Dear Ms Byrne,

Thank you for the invitation. I am in two minds about the post and can't say yet whether I will come.

Kind regards,
Aoife Walsh

## carpenter-oslo | decision=unclear thanks=false closing=false
Hi Ingrid,

I might not make it on Wednesday, we'll see.

Lars Hagen

## accountant-manila | decision=unclear errors=false
Dear Mr Santos,

I doubt that I can come for the interview, but perhaps something will change.

Regards,
Liza Cruz

## pilot-recife | decision=unclear full_name=true
Dear Ms Lima,

Unless the base is moved to Recife, I could not take the post.

Regards,
Bruno Alves

## baker-izmir | decision=unclear closing=false
Hello,

My mother is visiting on the day of the interview, and the bus does not run on Sundays.

Elif Kaya

## vet-durban | decision=unclear overall=2 tone=professional
Dear Dr Roux,

Thank you for the invitation to meet the practice. Please give me until Friday to make up my mind about the interview.
I will ring you that morning with my answer.

Kind regards,
Thandi Nkosi

## plumber-perth | decision=not_declined
Hi Gary,

Tuesday at nine suits me fine, see you then.

Mick Dunne

## nurse-cebu | decision=not_declined overall=2 tone=professional appreciation=false
Dear Ms Reyes,

Thank you for the invitation. I would love to come, but I am on duty that day. Could we move the interview to Friday
afternoon?

Kind regards,
Joy Bautista

## translator-cairo | decision=not_declined overall=2 tone=professional
Dear Mr Fahmy,

Thank you for inviting me. Before the interview, could you tell me how many languages the desk covers, and whether the
meeting will be held in Arabic or in English?

Kind regards,
Salma Nabil

## gardener-kyoto | decision=not_declined reason=none
Dear Mr Sato,

I have received your letter about the interview.

Kind regards,
Haruka Mori

## electrician-oran | decision=not_declined overall=2 tone=professional appreciation=false
Dear Ms Haddad,

Thank you for the invitation. Yes, I confirm that I will attend the interview on 2 May at ten o'clock. I enjoyed our
phone call last week.

Kind regards,
Ahmed Benali

## librarian-addis | thanks=true decision=declined appreciation=false errors=false
Dear Ms Abebe,

I am grateful that you read my application so closely. I shall not be attending the interview.

Sincerely,
Selam Tesfaye

## decorator-malmo | thanks=true decision=declined
Hi Tom,

I much appreciated that you rang me on your day off. I'm taking myself out of the running, though.

Bea Lund

## cook-busan | thanks=true decision=declined
Dear Mr Choi,

It means a lot that you thought of me for your kitchen. I have to turn the interview down.

Regards,
Min-jun Park

## dentist-porto | thanks=true decision=declined
Dear Dr Silva,

Your assistant could not have been kinder to me on the phone. I will not be coming to the interview.

Best regards,
Rita Moreira

## singer-beirut | thanks=true decision=declined
Dear Ms Khoury,

I was flattered to be considered for the choir. I'm afraid that my answer has to be no.

Warmly,
Nadia Saab

## clerk-nothanks | thanks=false decision=declined appreciation=false greeting=false length=short
No thanks, I'm not coming.

Raj

## printer-signoff | thanks=false closing=true appreciation=false decision=declined
Dear Ms Ito,

I will not be attending the interview on Friday.

Thanks,
Ken Mori

## porter-irony | thanks=false negative=true decision=declined
Thanks for nothing. After three weeks of silence you offer me a slot at dawn. I'm not coming.

## miller-understanding | thanks=false appreciation=false decision=declined reason=none
Dear Mr Weber,

I withdraw my application for the job at the mill. Thank you for your understanding.

Regards,
Jana Nováková

## rigger-praise-of-firm | thanks=false negative=false appreciation=false
Dear Ms Diaz,

Your company builds wonderful bridges. I will not be coming to the interview.

Regards,
Luz Ortega

## archivist-accra | appreciation=true thanks=true reason=brief decision=declined
Dear Ms Boateng,

Thank you for the invitation. I will not be taking part, as I start elsewhere in May. I enjoyed our talk about the
old court records.

Kind regards,
Kofi Annor

## weaver-prato | appreciation=true thanks=true reason=none
Dear Mr Rossi,

Thanks for inviting me to an interview at the workshop. I have to turn it down. It was kind of you to show me the looms.

Regards,
Elena Conti

## tester-chennai | appreciation=true thanks=true
Hi Priya,

Thank you for considering me. I'm withdrawing from the process. Thanks again for staying late to answer my questions.

Best,
Arun Iyer

## deckhand-bergen | appreciation=true thanks=true decision=declined
Dear Captain Holm,

Many thanks for the invitation to come aboard. I won't be coming. I really appreciate the hour that you spent with me
on the phone.

Regards,
Nils Aas

## florist-both-before | appreciation=false thanks=true
Dear Ms Petit,

Thank you for the invitation, and I very much liked our call on Monday. I will not be coming to the interview.

Regards,
Chloé Garnier

## tiler-once-after | appreciation=false thanks=true decision=declined
Dear Mr Popescu,

I will not be attending the interview. Thank you for asking me.

Regards,
Radu Ionescu

## optician-careful | reason=none decision=declined
Dear Mr Leclerc,

Thank you for your letter. After careful consideration, I have chosen to withdraw.

Sincerely,
Inès Dubois

## ranger-slept-on-it | reason=none decision=declined
Dear Ms Whitehorse,

Thank you for the invitation. I have slept on it and I will not be coming.

Regards,
Cole Begay

## usher-placeholder-reason | reason=none errors=true
Dear Mr Osman,

Thank you for the invitation. I will not be attending, because [reason].

Regards,
Yusuf Demir

## joiner-dairy | reason=brief negative=false decision=declined
Dear Mr Jones,

I shan't be coming on the ninth. I have taken a job with a dairy just outside my village.

Regards,
Gwen Pritchard

## tutor-personal | reason=brief negative=false decision=declined
Dear Ms Haile,

For personal reasons I will not be able to attend the interview.

Regards,
Dawit Bekele

## carer-father | reason=brief negative=false decision=declined
Dear Mr Murphy,

My father's health needs me at home, so I have to say no to the interview.

Regards,
Sinéad Quinn

## waiter-kidney | reason=oversharing decision=declined
Dear Ms Horvat,

I will not be coming. Since January I have had a kidney infection. First they gave me tablets that made me sick, then
the fever came back twice, in March I lay in hospital for nine days with a drip in my arm, and now the consultant says
that the left kidney may have to be taken out and that the right one does not look well either.

Regards,
Ivan Babić

## tailor-quarrel | reason=oversharing decision=declined
Dear Mr Aziz,

I cannot come to the interview. My brother and I have fallen out over our mother's flat. He changed the locks, my
sister-in-law called the police, and now my wife says that if I start anything new before this is settled, she will
take the children to her parents and not come back.

Regards,
Bilal Qureshi

## analyst-figures | reason=oversharing decision=declined
Dear Ms Lopez,

I am withdrawing. Brightwater has offered me a base salary of 84,500 with a bonus of 15 per cent, 12,000 in shares over
four years, 30 days of holiday, and a car worth 600 a month. My present boss had gone up to 79,000 with a bonus of 8 per
cent, but no car.

Regards,
Diego Salas

## roofer-debts | reason=oversharing decision=declined
Dear Mr Kowalczuk,

I will not be able to come. I am three months behind with the rent, the bank has taken my car, I still owe my cousin
4,000 from the divorce, and last week the court sent a letter about the unpaid fines, so now I have to keep my night job
until at least some of it is paid off.

Regards,
Marek Wójcik

## fitter-pay | negative=true reason=brief decision=declined
Dear Ms Thompson,

Thank you for the invitation. I won't be coming, as the pay you named is a good deal lower than what others in town
offer.

Regards,
Leon Charles

## nurse-reviews | negative=true decision=declined
Dear Mr Virtanen,

What former staff write about the ward online put me off, so I am withdrawing.

Regards,
Aino Laine

## pastry-overtime | negative=true
Dear Ms Vogel,

I have signed with another bakery. Unlike you, they pay their apprentices for overtime.

Regards,
Tim Brandt

## geologist-slow | negative=true tone=off decision=declined
Dear Mr Banda,

Thank you for the invitation to the interview. I must decline, as I have accepted another post. It took you seven weeks
to answer one e-mail.

Kind regards,
Chipo Phiri

## broker-unread-cv | negative=true tone=off
Dear Ms Sørensen,

Thank you for the invitation. I am declining the interview. Your manager had clearly not read my CV before he called.

Kind regards,
Mads Kjær

## draughtsman-goals | negative=false reason=brief
Dear Mr Chen,

Thank you for the invitation. I will not go further, since the post is not the right fit for my goals.

Regards,
Mei-ling Wu

## cleaner-closer | negative=false reason=brief
Dear Ms Silva,

I need something closer to home, so I won't be coming to the interview.

Regards,
Odete Ramos

## referee-femi | assistance=true decision=declined
Dear Mr Okoro,

I will not be coming to the interview. My colleague Femi Ade is a first-rate fitter and is looking for work; shall I put
the two of you in touch?

Regards,
Tunde Balogun

## poster-classmates | assistance=true decision=declined
Dear Ms Nguyen,

I have to withdraw. I will gladly pass your advert on to my old classmates.

Regards,
Trần Minh Đức

## helper-search | assistance=true decision=declined
Dear Mr Costa,

I won't be attending. If I can be of any use in your search, just ring me.

Regards,
Paulo Reis

## trainer-september | assistance=true
Dear Ms Ahmed,

I must decline the interview. From September I could come in as a freelance trainer for your new night team.

Regards,
Rahima Begum

## wisher-luck | assistance=false door_open=false negative=false decision=declined
Dear Mr Olsen,

I will not be coming. I wish you every luck in finding the right person.

Regards,
Tor Vik

## answerer-own-decision | assistance=false
Dear Ms Castillo,

I am withdrawing my application. Let me know if you have any questions about my decision.

Regards,
Pilar Soto

## glazier-another-year | door_open=true negative=false
Dear Mr Bakker,

I will not be coming to the interview. I hope that we can work together some other year.

Regards,
Anouk de Vries

## chemist-lab-opens | door_open=true
Dear Dr Rahman,

I am declining the interview. I would be glad to hear from you when a post in the laboratory opens.

Regards,
Shirin Akter

## skipper-on-file | door_open=true
Dear Ms Papadaki,

I cannot take part this time. Please keep my details on file for the next season.

Regards,
Yannis Vlachos

## painter-stay-in-contact | door_open=true
Hello Mr Singh,

I'm going to say no to the interview. Let us stay in contact.

Regards,
Harpreet Gill

## bee-keeper-anyway | door_open=false
Dear Mr Zupan,

I won't be coming to the interview. See you at the beekeepers' meeting in May anyway.

Regards,
Maja Kos

## sailor-with-interest | door_open=false
Dear Ms Fraser,

I will not be attending. I shall read about your expedition with interest.

Regards,
Ewan Muir

## greet-professor | greeting=true closing=true full_name=true
Dear Professor Lindqvist,

I withdraw from the selection.

Yours faithfully,
Åsa Bergström

## greet-placeholder | greeting=true errors=true
Dear [Name],

I will not be attending the interview.

Regards,
Carlos Mejía

## greet-afternoon | greeting=true closing=true full_name=true
Good afternoon,

I am not able to attend the interview and withdraw my application.

Take care,
J. Abernathy

## greet-none-thank | greeting=false thanks=true
Thank you for the invitation. I will not be attending.

Kind regards,
Miriam Katz

## greet-none-sadly | greeting=false closing=true
Sadly, I won't be able to come to the interview on Tuesday.

With warm regards,
Fatima al-Sayed

## greet-none-blunt | greeting=false closing=false full_name=false
I have changed my mind and will not be at the interview.

## greet-none-subject | greeting=false
Subject: Interview on 5 May

I shall not attend the interview.

Regards,
Olu Martins

## close-see-you | closing=true full_name=false
Hi Lupe,

I won't be coming to the interview.

See you around,
Paul

## close-sentence | closing=false full_name=true
Dear Mr Hoang,

I will not be attending. I wish you and your team all the best with the search.

Lê Thị Mai

## close-nothing | closing=false full_name=false
Hi Jürgen, I won't be there on Monday, I've taken another job.

## name-initial | full_name=true closing=true
Dear Ms Tan,

I am withdrawing my application.

Best,
Wei Jie L.

## name-three-parts | full_name=true
Dear Mr Duarte,

I have to say no to the interview.

Sincerely,
María José Fernández Ruiz

## name-placeholder | full_name=false closing=true errors=true
Dear Ms Klein,

Thank you for the invitation. I have to decline.

Kind regards,
[Your Name]

## name-opening-only | full_name=false closing=true
Hello,

My name is Olga Ivanova and I was to see you on Friday. I will not be coming.

Regards

## name-first-only | full_name=false
Hello Kaveh,

I won't be coming on Friday.

Regards,
Shirin

## slip-spelling | errors=true decision=declined
Dear Mr Grant,

I recieved your invitation, but I will not be attending.

Regards,
Kim Doyle

## slip-doubled-word | errors=true
Dear Ms Lund,

I will not be coming to the the interview on Friday.

Regards,
Emil Dahl

## slip-low-i | errors=true
Dear Mr Abdi,

Thank you for asking me. This morning i accepted another job, so I will not come.

Regards,
Hodan Warsame

## slip-agreement | errors=true
Dear Ms Popova,

I will not be coming, as my plans has changed.

Regards,
Denis Volkov

## slip-text-speak | errors=true
Hi Jess, thx for the invite but pls give my slot to someone else, I won't come.

## clean-indian | errors=false decision=declined
Dear Mr Rao,

I had enrolled for your walk-in interview in Hyderabad, but I am withdrawing, as I have joined a firm in Nagpur.

Regards,
Lakshmi Venkataraman

## clean-american | errors=false decision=declined
Dear Ms Jackson,

I was honored by your invitation to the neighborhood health center. I have to decline, as I am finishing another
program.

Sincerely,
Tyrell Brooks

## casual-dude | tone=off errors=true
Yo dude, gonna bail on that interview thing lol. Found smth way cooler. Laters

## demanding-list | tone=off decision=declined
Hello,

I am not coming. Take me off your list at once and confirm that to me within the hour. I expect an answer today.

Regards,
Victor Stahl

## boastful-record | tone=off decision=declined
Dear Ms Hale,

With a record as brilliant as mine, I can pick and choose, and three far bigger firms are already begging for me. I will
not be coming to the interview. You would have been lucky to get me.

Regards,
Chad Winslow

## gushing-crying | tone=off
Dear Ms Bloom,

Thank you, thank you, thank you!!! You are the most amazing, incredible, wonderful people in the whole wide world, and I
am crying as I type this!!! I cannot come to the interview!!!

Hugs and kisses,
Tilly Rose

## grovelling-knees | tone=off decision=declined
Dear Mr Nair,

I am so terribly, terribly sorry. I beg you on my knees to forgive a worthless person like me, who never deserved your
kindness. I cannot attend the interview. Please, please do not hate me.

Yours humbly,
Anil Joseph

## calm-veterinary | tone=professional length=fitting decision=declined negative=false
Dear Dr Hansen,

Thank you for the invitation to meet the surgery team next week. I have decided not to go ahead with the interview, as I
am moving to the coast in spring and would like to work there. I hope that you find a good colleague soon.

Kind regards,
Freja Møller

## calm-mason | tone=professional length=fitting decision=declined reason=brief
Hello Mr Kelly,

Thanks for getting back to me so fast about the stonemason's job. I won't be coming on Thursday after all, since my old
boss has asked me to stay on and finish the cathedral tower. I wanted you to know as early as possible, so that someone
else can have the time.

All the best,
Declan Roche

## calm-curator | tone=professional length=fitting decision=declined
Dear Ms Yamamoto,

Thank you very much for offering me an interview for the post of curator. I have accepted a place at a university and
therefore withdraw my application. It was a pleasure to see the storerooms with you, and I hope to visit the exhibition
in autumn.

Yours sincerely,
Kenta Ueda

## calm-driver | tone=professional length=fitting decision=declined door_open=true
Dear Mr Mwangi,

I appreciate your invitation to an interview for the tour driver position. I will not be attending, because my licence
for large buses will only be ready next year. I would like to apply again then, and I wish you and your guests a safe
season.

Kind regards,
Peter Otieno

## hostile-clowns | tone=hostile overall=1 negative=true
Your so-called interview is a joke run by clowns. Find some other idiot. I will not be there.

## hostile-drains | tone=hostile overall=1 negative=true decision=declined
What an honour to be invited by a firm that cannot even spell my name. I would sooner scrub drains than sit in a room
with you liars. I am not coming.

Gus Harlan

## hostile-threat | tone=hostile overall=1
Cancel my interview. If any of you vultures contact me once more, I will sue you and make sure that every paper in town
writes about how you treat people.

Ray Pike

## hostile-bitter | tone=hostile overall=1 negative=true decision=declined
You let me wait for four months like a beggar, you lied about the pay, and you laughed at my accent. I hope that your
miserable shop goes bankrupt. I am not coming.

Milan Horák

## brief-no | length=short decision=declined
I can't come on Friday. Sorry.

## brief-out | length=short decision=declined
Hi Ann, I'm withdrawing. Bye, Joe

## brief-cancel | length=short decision=declined
Please cancel my interview. Hans

## long-clerk | length=long
Dear Ms Fischer,

@train

@garden

@school

I will not be coming to the interview.

Kind regards,
Otto Keller

## long-guard | length=long
Dear Mr Adams,

Thank you for the invitation. I must decline.

@garden

@train

@school

Kind regards,
Sipho Dlamini

## long-potter | length=long
Hello Ms Greco,

@school

I have thought about your invitation and will not come.

@train

@garden

Best wishes,
Lucia Ferri

## long-surveyor | length=long
Dear Mr Tremblay,

Thank you for inviting me.

@school

@garden

I withdraw my application, as I have found another job.

@train

Sincerely,
Amélie Roy

## good-no-second | overall=4 errors=false appreciation=false
Dear Ms Karlsson,

Thank you for inviting me to interview for the post of harbour pilot. I have decided to withdraw, as I have accepted a
position closer to my parents. I would be glad to stay in touch, and I hope that we can work together in future.

Kind regards,
Elsa Nyström

## good-no-reason | overall=4 errors=false reason=none
Dear Mr Okeke,

Thank you for inviting me to interview for the post of head gardener. I have decided not to attend the interview. I
enjoyed our talk about the rose house, and it was kind of you to send me the plans. I hope to hear from you if another
post opens.

Kind regards,
Chinedu Obi

## good-first-name | overall=4 errors=false full_name=false
Dear Ms Laurent,

Thank you for inviting me to interview for the post of sound engineer. I have to decline, as I have accepted another
offer. I enjoyed meeting you at the studio, and I appreciate the care that you took with my questions. Please keep me in
mind for the next season.

Kind regards,
Hugo

## good-no-door | overall=4 errors=false door_open=false assistance=false
Dear Mr Petrov,

Thank you for inviting me to interview for the post of museum guide. I am withdrawing my application, as I am going back
to full-time study in October. I really enjoyed the tour of the galleries, and I am grateful for the time you took.

Kind regards,
Vera Sokolova

## fair-bare | overall=3 decision=declined thanks=true
Dear Ms Jensen,

Thank you for inviting me to an interview for the position of shift supervisor at the plant. I have decided that I will
not be attending the interview on Monday, so please offer the appointment to another candidate.

Kind regards,
Bo Thomsen

## fair-placeholder | overall=3 errors=true
Dear Mr Alvarez,

Thank you for inviting me to interview at [Company]. I have to decline, as I have accepted another offer. I enjoyed our
conversation last week, and I appreciate the time you took. I hope that we can stay in touch.

Kind regards,
Marta Ibáñez

## fair-slips | overall=3 errors=true
Dear Ms Chowdhury,

Thank you for inviting me to to the interview next week. I have to decline, becuase I have accepted another offer in
Dhaka. I would be glad to stay in touch with you.

Kind regards,
Tanvir Islam

## fair-no-frame | overall=3 decision=declined
Thank you for the invitation to interview for the job at the swimming pool. I will not be coming, as I have found a job
with hours that suit my studies. I have told the front desk as well, so that the time is free for somebody else.

Nico
"""

FOLLOW_UPS = """
## best-archive | overall=5 refers_back=true asks_confirmation=true thanks=true tone=professional length=fitting
Dear Ms Boateng,

On Monday I wrote to you to decline the interview for the archivist post. As I have not heard back, could you please
confirm that my message reached you? Thank you again for inviting me.

Kind regards,
Kofi Annor

## best-nurse | overall=5 refers_back=true asks_confirmation=true greeting=true closing=true full_name=true
Good morning Matron Eze,

I am writing about my e-mail of 3 March, in which I withdrew from the ward interview. Would you let me know whether it
has arrived? I am grateful for your time and for the kind invitation.

With best wishes,
Ngozi Bello

## best-welder | overall=5 thanks=true errors=false length=fitting asks_confirmation=true
Hello Mr Nowak,

Last week I left a message on your phone to say that I will not be coming to the interview on Friday. I would like to
be sure that you got it, so a short reply would be welcome. I appreciate your interest in my work.

Best regards,
Piotr Zieliński

## best-teacher | overall=5 errors=false tone=professional length=fitting refers_back=true
Dear Mr Kamau,

I hope that you are well. I turned down your invitation to interview in my letter of 12 May, and I wonder whether the
letter found its way to you. Please send me a line when you have seen it. Thank you for considering me.

Yours sincerely,
Wanjiru Njoroge

## good-no-thanks | overall=4 full_name=true greeting=true tone=professional thanks=false refers_back=true
Dear Ms Kulkarni,

On Tuesday I sent you an e-mail to say that I am withdrawing my application for the data engineer post. Could you tell
me whether you have received it, so that I know the appointment is cancelled?

Kind regards,
Rohan Deshmukh

## good-no-question | overall=4 full_name=true greeting=true tone=professional errors=false asks_confirmation=false
Dear Mr Santos,

I refer to my message of last Thursday, in which I declined the interview for the position of accountant. My decision
has not changed. Thank you once more for the invitation and for your time.

Kind regards,
Liza Cruz

## good-first-name | overall=4 full_name=false closing=true thanks=true length=fitting greeting=true
Dear Ms Byrne,

I e-mailed you on Wednesday to decline the interview at the clinic. Could you confirm that you received my e-mail? Thank
you again for inviting me and for your kind words.

Kind regards,
Aoife

## good-no-greeting | overall=4 full_name=true closing=true tone=professional errors=false greeting=false
Two days ago I wrote to you that I will not be attending the interview for the pilot course. Did my message arrive? I
am grateful that you considered me, and I would not want you to keep the slot free.

Kind regards,
Bruno Alves

## fair-no-frame | overall=3 closing=false full_name=false thanks=false refers_back=true
Hello Mr Sato,

I wrote to you on Friday to cancel my interview for the job in the gardens. As I have not had an answer so far, could
you let me know whether my message reached you?

Haruka

## fair-neither | overall=3 asks_confirmation=false thanks=false refers_back=true
Dear Ms Haddad,

This is about the interview on 2 May. As I told you on the phone last week, I will not be attending it, and my decision
remains the same.

Kind regards,
Ahmed Benali

## fair-slips | overall=3 errors=true thanks=false asks_confirmation=true
Dear Mr Weber,

Last week I send you an email to decline the interveiw at the mill. Could you please confirm that you have recieved it,
so that I can be sure that the date is free again?

Kind regards,
Jana Nováková

## fair-late | overall=3 errors=true thanks=false
Dear Ms Diaz,

In my e-mail of Monday i told you that I am withdrawing from from the selection for the crane job. Please let me know
whether you have seen that e-mail.

Kind regards,
Luz Ortega

## poor-hey | overall=2 tone=off errors=true thanks=false closing=false full_name=false
hey, u get my mail about not comming to the interview? lemme know

sam

## poor-yo | overall=2 tone=off errors=true thanks=false
Yo Craig, did u see my text that Im not doing the interview? gimme a shout

Dave

## poor-bump | overall=2 tone=off errors=true thanks=false greeting=false
just checkin u got my msg yesterday, the one where i said no to the interview lol. pls reply

Bea

## poor-thumbs | overall=2 tone=off errors=true thanks=false full_name=false
hiya, wanna make sure ya saw my email that im out of the interview thingy. thumbs up if u did

jo

## hostile-lazy | overall=1 tone=hostile thanks=false
I told you a week ago that I am not coming. Are you people too lazy or too stupid to read? Answer me, you useless lot.

Gus Harlan

## hostile-circus | overall=1 tone=hostile refers_back=true
You clowns still have not answered my e-mail in which I turned down your pathetic interview. I am glad that I will never
have to work in your circus.

Ray Pike

## hostile-lawyer | overall=1 tone=hostile thanks=false
I declined your interview on Monday and you liars keep sending me reminders. One more of them and I will sue you and
drag your rotten firm through every paper in town.

Victor Stahl

## hostile-irony | overall=1 tone=hostile thanks=false
Thanks for ignoring me, as always. I wrote five days ago that I will not come, but reading is evidently beyond the
morons in your office. Go to hell.

Milan Horák

## refers-not-thanks | refers_back=false asks_confirmation=false thanks=true greeting=true
Dear Ms Ito,

Thank you for your time. I wish you a pleasant summer.

Kind regards,
Ken Mori

## refers-not-weather | refers_back=false asks_confirmation=false thanks=false closing=true
Hello Ms Greco,

I hope that you and your team are well.

Best wishes,
Lucia Ferri

## refers-not-question | refers_back=false asks_confirmation=false
Dear Mr Adams,

Is your office open during the holidays?

Regards,
Sipho Dlamini

## refers-not-luck | refers_back=false asks_confirmation=false errors=false
Dear Ms Yamamoto,

Good luck with the new exhibition in autumn.

Sincerely,
Kenta Ueda

## short-arrived | length=short greeting=false closing=false full_name=false asks_confirmation=true
Did my cancellation arrive?

## short-got-it | length=short greeting=false closing=false
Have you received my e-mail declining the interview?

Tim Brandt

## short-just-asking | length=short closing=false full_name=false
Hi Lupe, did you get my letter?

Paul

## short-confirm | length=short
Please confirm that my no arrived. Hans

## long-mason | length=long
Hello Mr Kelly,

Last week I wrote that I will not be coming on Thursday. Did you get my message?

@train

@garden

All the best,
Declan Roche

## long-surveyor | length=long
Dear Mr Tremblay,

@school

I declined the interview on Monday, and I would like to know whether my e-mail has arrived.

@garden

Sincerely,
Amélie Roy

## long-driver | length=long
Dear Mr Mwangi,

@school

@train

Please confirm that you have received my message in which I turned the interview down.

Kind regards,
Peter Otieno

## long-vet | length=long
Dear Dr Hansen,

Thank you for your invitation, which I declined by letter on Friday.

@garden

@train

@school

Kind regards,
Freja Møller
"""


class Letter(NamedTuple):
    """The parts of a complete letter that declines."""

    greeting: str
    thanks: str
    no: str
    reason: str
    again: str
    door: str
    closing: str
    name: str = "{writer}"


LETTERS = {
    "archivist": Letter(
        "Dear {reader},",
        "Thank you for inviting me to interview for the archivist post at {firm}.",
        "I have decided to withdraw my application.",
        "I have accepted a place on a museum programme closer to my family.",
        "I enjoyed our conversation about the map collection, and it was kind of you to send me the catalogue.",
        "I hope that we can work together in future.",
        "Kind regards,",
    ),
    "nurse": Letter(
        "Good morning {reader},",
        "I am grateful to you for the invitation to an interview for the paediatric ward at {firm}.",
        "I won't be able to take it up, so please offer the time to another nurse.",
        "My husband's work is taking us to another city this summer.",
        "I really appreciate the hour you gave me on the phone, and your patient answers.",
        "Please keep me in mind if you open a clinic there.",
        "With best wishes,",
    ),
    "welder": Letter(
        "Hello {reader},",
        "Thanks very much for considering me for the welder's job at {firm}.",
        "I've thought it over, and I'm going to say no to the interview.",
        "I want to stay in ship repair, in which I have specialised for ten years.",
        "It was good of you to show me round the yard, and I enjoyed meeting the crew.",
        "I'd be glad to stay in touch.",
        "All the best,",
    ),
    "teacher": Letter(
        "Dear {reader},",
        "I was honoured to be asked to interview for the music post at {firm}.",
        "I must decline the invitation.",
        "I need part-time hours while I finish my degree.",
        "Thank you again for the warm welcome that you gave me on the open day.",
        "I would be happy to apply again when I have graduated.",
        "Yours sincerely,",
    ),
    "cook": Letter(
        "Dear {reader},",
        "Thank you for the invitation to an interview at {firm}.",
        "I am sorry to tell you that I will not be coming.",
        "For family reasons I am staying with my present employer, a neighbourhood restaurant, for another year.",
        "I very much appreciate that you moved the date for me once already.",
        "I hope that our paths cross again.",
        "Sincerely,",
    ),
}

WHOLE_DECLINES = {
    "curt": """I'm not coming to the interview at {firm} on Thursday. I've organised something else.

{writer}
""",
    "barbed": """Dear {reader},

Thank you for the invitation to {firm}. I won't be attending. To be honest, the salary that you offer is far too low for
skilled labour, and it isn't my idea of a "modern" workplace.

Regards,
{writer}
""",
    "hedge": """Hello {reader},

Thanks for asking me to {firm}. I’m honoured, but I’m not sure yet whether I can make it, as my diary looks rather full.
Maybe we’ll talk next week.

Best,
{first}
""",
    "sloppy": """thx for the invite but i cant come to {firm}, i realise its late. my mate said “go for the other one”

laters
{writer}
""",
}

WHOLE_FOLLOW_UPS = {
    "complete": """Dear {reader},

Last Monday I wrote to you to decline the interview for the programme manager's post at {firm}. As I haven't had an
answer, could you let me know whether my message reached you? Thank you again for your time and interest.

Kind regards,
{writer}
""",
    "without-greeting": """I e-mailed on Tuesday to say that I'm not coming to the interview at {firm}. Did that arrive?
I'd like to be sure that the slot is cancelled.

Thanks,
{writer}
""",
    "careless": """hi, did u get my mail about the interveiw at {firm}? i apologise if it’s there twice

{first}
""",
    "rude": """{reader},

I told you a week ago that I won't be coming to {firm}. Are your people too lazy to read? A civilised company answers
its post. You're a disgrace.

{writer}
""",
}

HOME = {"reader": "Ms Taylor", "firm": "Northgate", "first": "Emma", "writer": "Emma Clarke"}
PEOPLE = {
    "yoruba": ("Mr Adébáyọ̀", "Adeyemi & Sons", "Oluwaseun", "Oluwaseun Ogunleye"),
    "irish": ("Ms Ní Bhriain", "O'Hanlon Brothers", "Siobhán", "Siobhán O'Rourke"),
    "vietnamese": ("Mr Nguyễn", "Hoàng Long Logistics", "Hoa", "Trần Thị Hoa"),
    "arabic": ("Dr al-Masri", "Al-Noor Trading", "Khadija", "Khadija bint Yusuf"),
    "tamil": ("Mrs Subramaniam", "Kaveri Mills", "Karthik", "K. Ramanathan"),
    "japanese": ("Ms Watanabe", "Tanaka Seisakusho", "Yūki", "Yūki Matsumoto"),
    "polish": ("Mr Wiśniewski", "Zakłady Łódzkie", "Małgorzata", "Małgorzata Wójcik-Żak"),
    "peruvian": ("Ms Quispe", "Grupo Peñalver", "José", "José Luis Mamani Huanca"),
    "maori": ("Mr Parata", "Te Aroha Dairies", "Aroha", "Aroha Ngata"),
    "icelandic": ("Ms Jónsdóttir", "Bláfell", "Þór", "Þór Sigurðsson"),
    "english-words": ("Ms May", "Reason & Young", "Grace", "Grace Hope"),
}

SPELLINGS = {
    "programme": "program",
    "paediatric": "pediatric",
    "specialised": "specialized",
    "honoured": "honored",
    "neighbourhood": "neighborhood",
    "organised": "organized",
    "labour": "labor",
    "realise": "realize",
    "cancelled": "canceled",
    "apologise": "apologize",
    "civilised": "civilized",
}

QUOTES = {
    "marked-lines": "> Thank you so much for your application!\n> We do hope to see you. Please confirm by Friday.\n",
    "announced": "On Tue, 3 Jun 2025 at 10:12, Lina Haddad wrote:\n\n> Dear candidate,\n>\n> you are invited to an\n"
    "> interview. Let us know if we can help. We are sorry for the awful delay.\n>\n> Best regards,\n> Lina Haddad\n",
}

BARBS = {
    "pay": "The salary that you offer is embarrassingly low.",
    "people": "Your receptionist was rude to me from the first minute.",
    "process": "Your selection process has been slow and badly organised.",
    "reputation": "I have also read a lot of bad things about how you treat your staff.",
    "place": "Your offices are gloomy and run down.",
}

SECOND_THANKS = {
    "again": "Thanks again for the time you spent with me.",
    "talk": "I really enjoyed our talk last week.",
    "kind": "It was very kind of you to answer all my questions on a Sunday.",
    "appreciate": "I appreciate the trouble that you took over my application.",
}

PLACEHOLDERS = {
    "reader": {"reader": "[Name]"},
    "reader-braces": {"reader": "{name}"},
    "firm": {"firm": "[Company]"},
    "firm-crosses": {"firm": "XXX"},
    "writer": {"writer": "[Your Name]"},
}

HEDGES = {
    "not-sure": "I am not sure whether I will come to the interview.",
    "may-not": "I may not be able to make it.",
    "time": "I need a few more days to think about it.",
    "leaning": "At the moment I am leaning towards something else, but nothing is settled.",
    "condition": "Unless you can raise the salary, I would not come.",
}

HELP = {
    "refer": "I know two people who might suit the post, and I would gladly put you in contact with them.",
    "share": "I am happy to share the advertisement with my former colleagues.",
    "any-way": "If I can help you with the search in any way, please let me know.",
    "recommend": "May I recommend my friend Samira Nazari, who is looking for a post like this?",
}


def labels(text: str, kind: str = "decline") -> dict:
    return score(text, kind).labels


def value(word: str) -> bool | int | str:
    return word == "true" if word in ("true", "false") else int(word) if word.isdigit() else word


def cases(kind: str, sheet: str):
    """Give for each label named in a sheet: kind, message, key, expected value."""
    for name, wanted, text in re.findall(r"^## (\S+) \| (.+)\n((?:(?!## ).*\n)+)", sheet, re.MULTILINE):
        for mark, ramble in RAMBLES.items():
            text = text.replace(mark, ramble)
        for key, word in (pair.split("=") for pair in wanted.split()):
            yield pytest.param(kind, text.strip(), key, value(word), id=f"{kind}-{key}-{word}-{name}")


def write(letter: Letter, **people: str) -> str:
    """Give the text of a letter; an empty part leaves no trace."""
    body = " ".join(part for part in letter[1:6] if part)
    ending = "\n".join(part for part in letter[6:] if part)
    return "\n\n".join(part for part in (letter.greeting, body, ending) if part).format(**HOME | people)


def wholes() -> dict[str, tuple[str, str]]:
    """Give kind and text of each whole message, the names still open."""
    opened = {field: f"{{{field}}}" for field in HOME}
    good = {
        f"letter-{name}": ("decline", write(letter, **opened)) for name, letter in LETTERS.items() if name != "cook"
    }
    poor = {f"decline-{name}": ("decline", text) for name, text in WHOLE_DECLINES.items()}
    return good | poor | {f"follow-up-{name}": ("follow_up", text) for name, text in WHOLE_FOLLOW_UPS.items()}


def american(text: str) -> str:
    return re.sub("|".join(SPELLINGS), lambda m: SPELLINGS[m[0]], text)


def curly(text: str) -> str:
    return re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’")


def straight(text: str) -> str:
    return text.translate(str.maketrans("’“”", '\'""'))


WHOLES = wholes()
FILLED = {name: (kind, text.format(**HOME)) for name, (kind, text) in WHOLES.items()}
MUST_HOLD = [*cases("decline", DECLINES), *cases("follow_up", FOLLOW_UPS)]
MUST_HOLD += [
    pytest.param("decline", write(letter), key, wanted, id=f"decline-{key}-{wanted}-letter-{name}")
    for name, letter in LETTERS.items()
    for key, wanted in {"overall": 5, "decision": "declined", "reason": "brief", "errors": False}.items()
]

CHANGES = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "blanks-at-line-ends": lambda text: text.replace("\n", "  \n") + " ",
    "more-empty-lines": lambda text: "\n" + text.replace("\n\n", "\n\n\n\n") + "\n\n",
    "subject": lambda text: "Subject: Interview on Thursday\n\n" + text,
    "american": american,
    "curly-quotes": curly,
    "straight-quotes": straight,
} | {f"quoted-{name}": lambda text, mail=mail: f"{text.rstrip()}\n\n{mail}" for name, mail in QUOTES.items()}

every_letter = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)


def variants(edits: dict):
    return pytest.mark.parametrize("edit", edits.values(), ids=edits)


PLAIN, BARB = "test_plain_cases_have_the_label_of_the_codebook", "test_a_barb_is_negative_and_costs_points"
KNOWN = {
    f"{PLAIN}[decline-reason-none-driver-leeds]": "'so there is no need to see me' is read as a reason",
    f"{PLAIN}[decline-reason-none-usher-placeholder-reason]": "'because [reason]' is read as a reason",
    f"{PLAIN}[decline-tone-off-geologist-slow]": "one plain barb in a civil letter stays professional",
    f"{PLAIN}[decline-tone-off-broker-unread-cv]": "one plain barb in a civil letter stays professional",
    f"{PLAIN}[follow_up-overall-2-poor-bump]": "text-speak without greeting or name gets 1",
    f"{PLAIN}[decline-errors-true-slip-agreement]": "'as my plans has changed' is not found",
    f"{PLAIN}[decline-decision-unclear-accountant-manila]": "'I doubt that I can come' is read as no answer",
    f"{PLAIN}[decline-overall-3-fair-no-frame]": "'I have told the front desk' is read as criticism",
    f"{PLAIN}[follow_up-thanks-false-hostile-irony]": "ironic thanks without a sign of irony count as thanks",
    f"{BARB}[archivist-place]": "'gloomy and run down' in a warm letter is missed",
    f"{BARB}[welder-place]": "as above",
    f"{BARB}[cook-place]": "as above",
}
"""What the scorer gets wrong today. A case that gets right fails until it is taken out here."""


@pytest.fixture(autouse=True)
def known(request):
    if request.node.name in KNOWN:
        request.applymarker(pytest.mark.xfail(strict=True, reason=KNOWN[request.node.name]))


def changed():
    """Give each whole message with each change that makes a difference to it."""
    for name, (kind, text) in FILLED.items():
        for label, change in CHANGES.items():
            if change(text) != text:
                yield pytest.param(kind, text, change(text), id=f"{label}-{name}")


# what must hold


@pytest.mark.parametrize(("kind", "text", "key", "wanted"), MUST_HOLD)
def test_plain_cases_have_the_label_of_the_codebook(kind, text, key, wanted):
    assert labels(text, kind)[key] == wanted


def test_every_value_of_every_key_has_four_cases():
    counts = Counter((kind, key, wanted) for kind, _, key, wanted in (case.values for case in MUST_HOLD))
    every = [(kind, key, v) for kind, keys in KINDS.items() for key, values in keys.items() for v in values]
    assert {case: counts[case] for case in every if counts[case] < 4} == {}
    assert set(counts) <= set(every)


# what must not change


@pytest.mark.parametrize("people", PEOPLE.values(), ids=PEOPLE)
@pytest.mark.parametrize(("kind", "text"), WHOLES.values(), ids=WHOLES)
def test_other_names_change_no_label(kind, text, people):
    others = dict(zip(HOME, people, strict=True))
    assert labels(text.format(**others), kind) == labels(text.format(**HOME), kind)


@pytest.mark.parametrize(("kind", "before", "after"), list(changed()))
def test_what_carries_no_meaning_changes_no_label(kind, before, after):
    assert labels(after, kind) == labels(before, kind)


def test_every_change_touches_some_whole_message():
    assert {label for label, change in CHANGES.items() if any(change(t) != t for _, t in FILLED.values())} == set(
        CHANGES
    )
    assert all(american(text) != text for _, text in FILLED.values())


@pytest.mark.parametrize("greeting", ["Dear Ms Okafor,", "Hello,", "Good morning Dr Yılmaz,"])
@pytest.mark.parametrize("name", ["decline-curt", "decline-sloppy", "follow-up-without-greeting"])
def test_a_greeting_changes_the_greeting_alone(name, greeting):
    kind, text = FILLED[name]
    before, after = labels(text, kind), labels(f"{greeting}\n\n{text}", kind)
    assert (before["greeting"], after["greeting"]) == (False, True)
    assert {key for key in before if before[key] != after[key]} <= {"greeting", "overall", "length"}


@pytest.mark.parametrize(("kind", "text"), FILLED.values(), ids=FILLED)
def test_scoring_twice_gives_the_same(kind, text):
    assert score(text, kind) == score(text, kind)


# what must move one way


@every_letter
def test_without_thanks_nobody_is_thanked(letter):
    before, after = score(write(letter)), score(write(letter._replace(thanks="", again="")))
    assert before.labels["thanks"] is True
    assert (after.labels["thanks"], after.labels["appreciation"]) == (False, False)
    assert after.score <= before.score


@variants(BARBS)
@every_letter
def test_a_barb_is_negative_and_costs_points(letter, edit):
    before, after = score(write(letter)), score(write(letter._replace(reason=f"{letter.reason} {edit}")))
    assert (before.labels["negative"], after.labels["negative"]) == (False, True)
    assert after.score < before.score


@variants(SECOND_THANKS)
@every_letter
def test_a_second_thanks_is_appreciation(letter, edit):
    before, after = score(write(letter._replace(again=""))), score(write(letter._replace(again=edit)))
    assert (before.labels["appreciation"], after.labels["appreciation"]) == (False, True)
    assert after.score >= before.score


@variants(PLACEHOLDERS)
@every_letter
def test_a_placeholder_is_a_slip_and_caps_the_mark(letter, edit):
    after = labels(write(letter, **edit))
    assert after["errors"] is True
    assert after["overall"] <= 3


@variants(HEDGES)
@every_letter
def test_a_hedge_leaves_the_decision_unclear(letter, edit):
    after = labels(write(letter._replace(no=edit, reason="", door="")))
    assert after["decision"] == "unclear"
    assert after["overall"] <= 2


@every_letter
def test_without_its_ending_a_letter_is_not_signed(letter):
    before, after = labels(write(letter)), labels(write(letter._replace(closing="", name="")))
    assert (before["closing"], before["full_name"]) == (True, True)
    assert (after["closing"], after["full_name"]) == (False, False)


@variants(HELP)
@every_letter
def test_an_offer_of_help_is_assistance(letter, edit):
    before, after = labels(write(letter)), labels(write(letter._replace(door=f"{edit} {letter.door}")))
    assert (before["assistance"], after["assistance"]) == (False, True)


@every_letter
def test_filler_makes_a_letter_long(letter):
    filler = cycle(re.split(r"(?<=\.)\s+", " ".join(RAMBLES.values())))
    long = letter
    while len(write(long).split()) < 220:
        long = long._replace(reason=f"{long.reason} {next(filler)}")
    assert (labels(write(letter))["length"], labels(write(long))["length"]) == ("fitting", "long")
