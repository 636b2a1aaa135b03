// Made by scripts/embed from config/messages; change the files there.
// swift-format-ignore-file

extension EmbeddedText {
    /// Names and texts of the files, in the order of their names.
    package static let messages: [(name: String, text: String)] = [
        (
            "eve.de.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: Stellen Sie die Lampen ein für {{day}}

{{#contactName}}Guten Tag {{contactName}}{{/contactName}}{{^contactName}}Sehr geehrte Damen und Herren{{/contactName}},

für {{day}} ({{dayName}}) müssen die Lampen jetzt eingestellt werden.

{{#building}}
  Gemeinde:         {{municipality}}
  Gebäude:          {{building}}
{{#address}}
  Adresse:          {{address}}
{{/address}}
{{#opens}}
  Licht an:         {{opens}}
  Licht aus:        {{closes}}
{{/opens}}
{{#sunset}}
  Sonnenuntergang:  {{sunset}}
{{/sunset}}

{{/building}}
- Stellen Sie die Schaltuhr oder die Lichtsteuerung auf diese Zeiten ein; es sind Ortszeiten.
- Machen Sie eine kurze Probe: Ist die Fassade wirklich blau?
- Stellen Sie auch das Ausschalten ein.

{{#promised}}
Uns fehlt noch Ihre Bestätigung. Antworten Sie mit „bestätigt“, sobald die Lampen eingestellt sind, oder sagen Sie uns, dass es ausfällt.

{{/promised}}
{{#confirmed}}
Sie haben bestätigt, dass es stattfindet. Kommt doch etwas dazwischen, antworten Sie bitte gleich auf diese E-Mail.

{{/confirmed}}
Kontaktstelle für Menschenhandel: {{hotline}}. Hashtag: {{hashtag}}. Mehr auf {{website}}.

Mit freundlichen Grüßen

Das Koordinationsteam der {{campaign}}

"""###
        ),
        (
            "eve.en.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: set the lamps for {{day}}

Dear {{#contactName}}{{contactName}}{{/contactName}}{{^contactName}}Sir or Madam{{/contactName}},

The lamps have to be set now for {{day}}, the {{dayName}}.

{{#building}}
  Municipality:  {{municipality}}
  Building:      {{building}}
{{#address}}
  Address:       {{address}}
{{/address}}
{{#opens}}
  Lights on:     {{opens}}
  Lights off:    {{closes}}
{{/opens}}
{{#sunset}}
  Sunset:        {{sunset}}
{{/sunset}}

{{/building}}
- Set the timer or the lighting control to these hours; they are local time.
- Make a short test: is the facade really blue?
- Set the hour at which the lights go off as well.

{{#promised}}
We have no confirmation from you yet. Answer "confirmed" as soon as the lamps are set, or tell us that it is off.

{{/promised}}
{{#confirmed}}
You have confirmed that it will happen. If it cannot after all, answer this e-mail at once.

{{/confirmed}}
Contact point for trafficking: {{hotline}}. Hashtag: {{hashtag}}. More at {{website}}.

Yours sincerely,

The co-ordinating team of the {{campaign}}

"""###
        ),
        (
            "eve.fr.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}} : réglez les lampes pour le {{day}}

{{#contactName}}Bonjour {{contactName}}{{/contactName}}{{^contactName}}Madame, Monsieur{{/contactName}},

Pour le {{day}}, {{dayName}}, il est temps de régler les lampes.

{{#building}}
  Commune :            {{municipality}}
  Bâtiment :           {{building}}
{{#address}}
  Adresse :            {{address}}
{{/address}}
{{#opens}}
  Allumage :           {{opens}}
  Extinction :         {{closes}}
{{/opens}}
{{#sunset}}
  Coucher du soleil :  {{sunset}}
{{/sunset}}

{{/building}}
- Réglez la minuterie ou la commande d'éclairage sur ces heures ; ce sont des heures locales.
- Faites un court essai : la façade est-elle vraiment bleue ?
- Programmez aussi l'extinction.

{{#promised}}
Nous n'avons pas encore reçu votre confirmation. Répondez « confirmé » dès que les lampes sont réglées, ou dites-nous que cela n'aura pas lieu.

{{/promised}}
{{#confirmed}}
Vous avez confirmé que cela aura lieu. Si un empêchement survient, répondez aussitôt à ce courriel.

{{/confirmed}}
Point de contact pour la traite des êtres humains : {{hotline}}. Mot-dièse : {{hashtag}}. Plus d'informations : {{website}}.

Veuillez agréer nos salutations distinguées.

L'équipe de coordination de la {{campaign}}

"""###
        ),
        (
            "eve.nl.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: zet de lampen klaar voor {{day}}

{{#contactName}}Geachte {{contactName}}{{/contactName}}{{^contactName}}Geachte mevrouw, geachte heer{{/contactName}},

Voor {{day}}, de {{dayName}}, moeten de lampen nu ingesteld worden.

{{#building}}
  Gemeente:       {{municipality}}
  Gebouw:         {{building}}
{{#address}}
  Adres:          {{address}}
{{/address}}
{{#opens}}
  Licht aan:      {{opens}}
  Licht uit:      {{closes}}
{{/opens}}
{{#sunset}}
  Zonsondergang:  {{sunset}}
{{/sunset}}

{{/building}}
- Stel de schakelklok of de lichtsturing in op deze uren; het zijn plaatselijke uren.
- Doe een korte proef: is de gevel echt blauw?
- Zet ook het uitschakelen klaar.

{{#promised}}
Wij hebben van u nog geen bevestiging. Antwoord met "bevestigd" zodra de lampen klaarstaan, of laat ons weten dat het niet doorgaat.

{{/promised}}
{{#confirmed}}
U hebt bevestigd dat het doorgaat. Lukt het toch niet, antwoord dan meteen op deze e-mail.

{{/confirmed}}
Meldpunt voor mensenhandel: {{hotline}}. Hashtag: {{hashtag}}. Meer op {{website}}.

Met vriendelijke groeten,

Het coördinatieteam van de {{campaign}}

"""###
        ),
        (
            "invitation.de.mustache",
###"""
Subject: {{municipality}}: ein Gebäude in Blau am {{day}}?

{{#contactName}}Guten Tag {{contactName}}{{/contactName}}{{^contactName}}Sehr geehrte Damen und Herren{{/contactName}},

am {{day}} ist {{dayName}}. An diesem Abend beleuchten Gemeinden in aller Welt ein Gebäude in Blau, um zu zeigen, dass sie sich mit Menschenhandel nicht abfinden. Wir laden {{municipality}} herzlich ein, an der {{campaign}} {{edition}} teilzunehmen.

Worum wir Sie bitten:

- Wählen Sie ein Gebäude, das Sie beleuchten können: das Rathaus, einen Turm, eine Kirche, einen Bahnhof. Es dürfen auch mehrere sein.
- Lassen Sie es am {{day}} nach Sonnenuntergang blau beleuchten, mit den Lampen, die Sie schon haben.
- Antworten Sie auf diese E-Mail, um welches Gebäude es geht und wer sich um das Licht kümmert, am besten gleich, jedenfalls bevor die Kampagne am {{kickoff}} beginnt.

Nimmt Ihre Gemeinde in diesem Jahr nicht teil? Dann genügt eine kurze Antwort, und wir schreiben Ihnen dazu nicht mehr.

Plakate, Anstecker und Broschüren bestellen Sie bei {{material}}. In den sozialen Medien verwenden Sie bitte {{hashtag}}. Mehr erfahren Sie auf {{website}}.

Wer einen Verdacht auf Menschenhandel hat oder selbst betroffen ist, kann die Nummer {{hotline}} anrufen.

Mit freundlichen Grüßen

Das Koordinationsteam der {{campaign}}

"""###
        ),
        (
            "invitation.en.mustache",
###"""
Subject: {{municipality}}: a building in blue on {{day}}?

Dear {{#contactName}}{{contactName}}{{/contactName}}{{^contactName}}Sir or Madam{{/contactName}},

{{day}} is the {{dayName}}. That evening towns all over the world light a building blue, to show that they do not put up with trafficking in persons. We should be glad if {{municipality}} joined the {{campaign}} {{edition}}.

What we ask of you:

- Choose a building that you can light: the town hall, a tower, a church, a station. There may be more than one.
- Have it lit blue on {{day}} after sunset, with the lamps that you already have.
- Answer this e-mail with the name of the building and of the person who sees to the lights, preferably now, and certainly before the campaign opens on {{kickoff}}.

Will your town not take part this year? Then a short answer is enough, and we will not write to you about it again.

Posters, pins and brochures can be ordered from {{material}}. On social media please use {{hashtag}}. You will find more at {{website}}.

Anyone who suspects trafficking, or is a victim of it, can call {{hotline}}.

Yours sincerely,

The co-ordinating team of the {{campaign}}

"""###
        ),
        (
            "invitation.fr.mustache",
###"""
Subject: {{municipality}} : un bâtiment en bleu le {{day}} ?

{{#contactName}}Bonjour {{contactName}}{{/contactName}}{{^contactName}}Madame, Monsieur{{/contactName}},

Le {{day}} est la {{dayName}}. Ce soir-là, partout dans le monde, des communes éclairent un bâtiment en bleu pour montrer qu'elles ne se résignent pas à la traite des êtres humains. Nous serions heureux que votre commune, {{municipality}}, participe à la {{campaign}} {{edition}}.

Ce que nous vous demandons :

- Choisissez un bâtiment que vous pouvez éclairer : la maison communale, une tour, une église, une gare. Il peut y en avoir plusieurs.
- Faites-le éclairer en bleu le {{day}} après le coucher du soleil, avec les lampes dont vous disposez déjà.
- Répondez à ce courriel en indiquant le bâtiment et la personne qui s'occupe de l'éclairage, de préférence dès maintenant, et en tout cas avant l'ouverture de la campagne, le {{kickoff}}.

Votre commune ne participe pas cette année ? Une courte réponse suffit, et nous ne vous écrirons plus à ce sujet.

Les affiches, pin's et brochures se commandent à l'adresse {{material}}. Sur les réseaux sociaux, utilisez {{hashtag}}. Vous trouverez plus d'informations sur {{website}}.

Toute personne qui soupçonne un cas de traite, ou qui en est victime, peut appeler le {{hotline}}.

Veuillez agréer nos salutations distinguées.

L'équipe de coordination de la {{campaign}}

"""###
        ),
        (
            "invitation.nl.mustache",
###"""
Subject: {{municipality}}: een gebouw in het blauw op {{day}}?

{{#contactName}}Geachte {{contactName}}{{/contactName}}{{^contactName}}Geachte mevrouw, geachte heer{{/contactName}},

Op {{day}} is het de {{dayName}}. Die avond kleuren gemeenten overal ter wereld een gebouw blauw, om te laten zien dat zij zich niet neerleggen bij mensenhandel. Graag nodigen wij {{municipality}} uit om met de {{campaign}} {{edition}} mee te doen.

Wat wij u vragen:

- Kies een gebouw dat u kunt aanlichten: het gemeentehuis, een toren, een kerk, een station. Het mogen er ook meer zijn.
- Laat het op {{day}} na zonsondergang blauw verlichten, met de lampen die u al hebt.
- Antwoord op deze e-mail om welk gebouw het gaat en wie de verlichting regelt, liefst nu, en zeker voor de campagne opent op {{kickoff}}.

Doet uw gemeente dit jaar niet mee? Dan volstaat een kort antwoord, en schrijven wij u er niet meer over aan.

Affiches, pins en brochures bestelt u bij {{material}}. Op sociale media gebruikt u {{hashtag}}. Meer leest u op {{website}}.

Wie een vermoeden van mensenhandel heeft of zelf slachtoffer is, kan terecht op het nummer {{hotline}}.

Met vriendelijke groeten,

Het coördinatieteam van de {{campaign}}

"""###
        ),
        (
            "kickoff.de.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: Die Kampagne beginnt am {{kickoff}}

{{#contactName}}Guten Tag {{contactName}}{{/contactName}}{{^contactName}}Sehr geehrte Damen und Herren{{/contactName}},

am {{kickoff}} beginnt die {{campaign}} {{edition}}. Sie dauert bis {{day}} ({{dayName}}), wenn auch {{municipality}} blau leuchtet.

{{#building}}
  Gemeinde:         {{municipality}}
  Gebäude:          {{building}}
{{#address}}
  Adresse:          {{address}}
{{/address}}
{{#opens}}
  Licht an:         {{opens}}
  Licht aus:        {{closes}}
{{/opens}}
{{#sunset}}
  Sonnenuntergang:  {{sunset}}
{{/sunset}}

{{/building}}
So helfen Sie mit:

- Kündigen Sie ab {{kickoff}} an, dass Ihr Gebäude blau leuchten wird, mit {{hashtag}}.
- Hängen Sie die Plakate auf und legen Sie die Broschüren aus. Fehlt Ihnen Material? Sie bekommen es bei {{material}}.
- Weisen Sie auf die Kontaktstelle für Menschenhandel hin, {{hotline}}, und auf {{website}}.

{{#promised}}
Ihre Teilnahme ist noch nicht bestätigt. Antworten Sie mit „bestätigt“, sobald feststeht, wer die Lampen einstellt, oder sagen Sie uns, was Ihnen dazu noch fehlt.

{{/promised}}
{{#confirmed}}
Ihre Teilnahme ist bestätigt. Ändert sich noch etwas am Gebäude oder an den Zeiten, antworten Sie bitte auf diese E-Mail.

{{/confirmed}}
Mit freundlichen Grüßen

Das Koordinationsteam der {{campaign}}

"""###
        ),
        (
            "kickoff.en.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: the campaign opens on {{kickoff}}

Dear {{#contactName}}{{contactName}}{{/contactName}}{{^contactName}}Sir or Madam{{/contactName}},

The {{campaign}} {{edition}} opens on {{kickoff}}. It runs until {{day}}, the {{dayName}}, when {{municipality}} turns blue as well.

{{#building}}
  Municipality:  {{municipality}}
  Building:      {{building}}
{{#address}}
  Address:       {{address}}
{{/address}}
{{#opens}}
  Lights on:     {{opens}}
  Lights off:    {{closes}}
{{/opens}}
{{#sunset}}
  Sunset:        {{sunset}}
{{/sunset}}

{{/building}}
How you can help:

- From {{kickoff}} on, announce that your building will be blue, with {{hashtag}}.
- Put up the posters and lay out the brochures. If you still need any, ask {{material}}.
- Mention the contact point for trafficking, {{hotline}}, and {{website}}.

{{#promised}}
Your part is not confirmed yet. Answer "confirmed" as soon as it is settled who sets the lamps, or tell us what you still need.

{{/promised}}
{{#confirmed}}
Your part is confirmed. If the building or the hours change, answer this e-mail.

{{/confirmed}}
Yours sincerely,

The co-ordinating team of the {{campaign}}

"""###
        ),
        (
            "kickoff.fr.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}} : la campagne s'ouvre le {{kickoff}}

{{#contactName}}Bonjour {{contactName}}{{/contactName}}{{^contactName}}Madame, Monsieur{{/contactName}},

La {{campaign}} {{edition}} s'ouvre le {{kickoff}}. Elle dure jusqu'au {{day}}, {{dayName}}, où votre commune, {{municipality}}, s'éclairera en bleu elle aussi.

{{#building}}
  Commune :            {{municipality}}
  Bâtiment :           {{building}}
{{#address}}
  Adresse :            {{address}}
{{/address}}
{{#opens}}
  Allumage :           {{opens}}
  Extinction :         {{closes}}
{{/opens}}
{{#sunset}}
  Coucher du soleil :  {{sunset}}
{{/sunset}}

{{/building}}
Comment nous aider :

- À partir du {{kickoff}}, annoncez que votre bâtiment sera bleu, avec {{hashtag}}.
- Accrochez les affiches et mettez les brochures à disposition. S'il vous en manque, demandez-les à l'adresse {{material}}.
- Mentionnez le point de contact pour la traite des êtres humains, le {{hotline}}, et {{website}}.

{{#promised}}
Votre participation n'est pas encore confirmée. Répondez « confirmé » dès que vous savez qui règle les lampes, ou dites-nous ce dont vous avez encore besoin.

{{/promised}}
{{#confirmed}}
Votre participation est confirmée. Si le bâtiment ou les heures changent, répondez à ce courriel.

{{/confirmed}}
Veuillez agréer nos salutations distinguées.

L'équipe de coordination de la {{campaign}}

"""###
        ),
        (
            "kickoff.nl.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: de campagne opent op {{kickoff}}

{{#contactName}}Geachte {{contactName}}{{/contactName}}{{^contactName}}Geachte mevrouw, geachte heer{{/contactName}},

Op {{kickoff}} opent de {{campaign}} {{edition}}. Zij loopt tot en met {{day}}, de {{dayName}}, wanneer ook {{municipality}} blauw kleurt.

{{#building}}
  Gemeente:       {{municipality}}
  Gebouw:         {{building}}
{{#address}}
  Adres:          {{address}}
{{/address}}
{{#opens}}
  Licht aan:      {{opens}}
  Licht uit:      {{closes}}
{{/opens}}
{{#sunset}}
  Zonsondergang:  {{sunset}}
{{/sunset}}

{{/building}}
Zo helpt u mee:

- Kondig aan dat uw gebouw blauw wordt, vanaf {{kickoff}}, met {{hashtag}}.
- Hang de affiches op en leg de brochures klaar. Nog materiaal nodig? Vraag het bij {{material}}.
- Vermeld het meldpunt voor mensenhandel, {{hotline}}, en {{website}}.

{{#promised}}
Uw deelname is nog niet bevestigd. Antwoord met "bevestigd" zodra vaststaat wie de lampen instelt, of laat ons weten wat u daarvoor nog nodig hebt.

{{/promised}}
{{#confirmed}}
Uw deelname is bevestigd. Verandert er nog iets aan het gebouw of de uren, antwoord dan op deze e-mail.

{{/confirmed}}
Met vriendelijke groeten,

Het coördinatieteam van de {{campaign}}

"""###
        ),
        (
            "kit.de.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: Bestellen Sie Ihr Material für {{day}}

{{#contactName}}Guten Tag {{contactName}}{{/contactName}}{{^contactName}}Sehr geehrte Damen und Herren{{/contactName}},

{{municipality}} nimmt am {{day}} ({{dayName}}) an der {{campaign}} {{edition}} teil. Dafür danken wir Ihnen.

{{#building}}
Das haben wir notiert:

  Gemeinde:         {{municipality}}
  Gebäude:          {{building}}
{{#address}}
  Adresse:          {{address}}
{{/address}}
{{#opens}}
  Licht an:         {{opens}}
  Licht aus:        {{closes}}
{{/opens}}
{{#sunset}}
  Sonnenuntergang:  {{sunset}}
{{/sunset}}

{{/building}}
Was Sie jetzt tun können:

- Bestellen Sie Plakate, Anstecker und Broschüren bei {{material}}: Druck und Versand brauchen Zeit, und im Juli sind viele im Urlaub.
- Vereinbaren Sie mit Ihrem technischen Dienst, wer die Lampen einstellt und wer an dem Abend erreichbar ist.
- Stimmt an diesen Angaben etwas nicht? Dann antworten Sie bitte auf diese E-Mail.

{{#promised}}
Ihre Teilnahme ist noch nicht bestätigt. Antworten Sie mit „bestätigt“, sobald der technische Dienst zugestimmt hat.

{{/promised}}
{{#confirmed}}
Ihre Teilnahme ist bestätigt; dafür brauchen Sie nichts weiter zu tun.

{{/confirmed}}
In den sozialen Medien verwenden Sie bitte {{hashtag}}. Mehr über die Kampagne erfahren Sie auf {{website}}; die Kontaktstelle für Menschenhandel erreichen Sie unter {{hotline}}.

Mit freundlichen Grüßen

Das Koordinationsteam der {{campaign}}

"""###
        ),
        (
            "kit.en.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: order your material for {{day}}

Dear {{#contactName}}{{contactName}}{{/contactName}}{{^contactName}}Sir or Madam{{/contactName}},

{{municipality}} is taking part in the {{campaign}} {{edition}} on {{day}}, the {{dayName}}. Thank you.

{{#building}}
This is what we have noted:

  Municipality:  {{municipality}}
  Building:      {{building}}
{{#address}}
  Address:       {{address}}
{{/address}}
{{#opens}}
  Lights on:     {{opens}}
  Lights off:    {{closes}}
{{/opens}}
{{#sunset}}
  Sunset:        {{sunset}}
{{/sunset}}

{{/building}}
What you can do now:

- Order posters, pins and brochures from {{material}}: printing and sending take time, and many people are on holiday in July.
- Agree with your technicians who sets the lamps, and who can be reached that evening.
- If anything above is wrong, answer this e-mail.

{{#promised}}
Your part is not confirmed yet. Answer "confirmed" as soon as your technicians have agreed.

{{/promised}}
{{#confirmed}}
Your part is confirmed; for that there is nothing more to do.

{{/confirmed}}
On social media please use {{hashtag}}. You will find more about the campaign at {{website}}; the contact point for trafficking is {{hotline}}.

Yours sincerely,

The co-ordinating team of the {{campaign}}

"""###
        ),
        (
            "kit.fr.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}} : commandez votre matériel pour le {{day}}

{{#contactName}}Bonjour {{contactName}}{{/contactName}}{{^contactName}}Madame, Monsieur{{/contactName}},

Votre commune, {{municipality}}, participe à la {{campaign}} {{edition}} le {{day}}, {{dayName}}. Nous vous en remercions.

{{#building}}
Voici ce que nous avons noté :

  Commune :            {{municipality}}
  Bâtiment :           {{building}}
{{#address}}
  Adresse :            {{address}}
{{/address}}
{{#opens}}
  Allumage :           {{opens}}
  Extinction :         {{closes}}
{{/opens}}
{{#sunset}}
  Coucher du soleil :  {{sunset}}
{{/sunset}}

{{/building}}
Ce que vous pouvez faire maintenant :

- Commandez les affiches, pin's et brochures à l'adresse {{material}} : l'impression et l'envoi prennent du temps, et beaucoup de monde est en congé en juillet.
- Convenez avec votre service technique de la personne qui règle les lampes et de celle que l'on peut joindre ce soir-là.
- Ces données ne sont pas exactes ? Répondez à ce courriel.

{{#promised}}
Votre participation n'est pas encore confirmée. Répondez « confirmé » dès que le service technique a donné son accord.

{{/promised}}
{{#confirmed}}
Votre participation est confirmée ; vous n'avez plus rien à faire pour cela.

{{/confirmed}}
Sur les réseaux sociaux, utilisez {{hashtag}}. Vous trouverez plus d'informations sur {{website}} ; le point de contact pour la traite des êtres humains est le {{hotline}}.

Veuillez agréer nos salutations distinguées.

L'équipe de coordination de la {{campaign}}

"""###
        ),
        (
            "kit.nl.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: bestel uw materiaal voor {{day}}

{{#contactName}}Geachte {{contactName}}{{/contactName}}{{^contactName}}Geachte mevrouw, geachte heer{{/contactName}},

{{municipality}} doet op {{day}}, de {{dayName}}, mee met de {{campaign}} {{edition}}. Dank u wel.

{{#building}}
Dit hebben wij genoteerd:

  Gemeente:       {{municipality}}
  Gebouw:         {{building}}
{{#address}}
  Adres:          {{address}}
{{/address}}
{{#opens}}
  Licht aan:      {{opens}}
  Licht uit:      {{closes}}
{{/opens}}
{{#sunset}}
  Zonsondergang:  {{sunset}}
{{/sunset}}

{{/building}}
Wat u nu kunt doen:

- Bestel affiches, pins en brochures bij {{material}}: drukken en verzenden vraagt tijd, en in juli zijn velen met verlof.
- Spreek met uw technische dienst af wie de lampen instelt, en wie er die avond bereikbaar is.
- Kloppen deze gegevens niet? Antwoord dan op deze e-mail.

{{#promised}}
Uw deelname is nog niet bevestigd. Antwoord met "bevestigd" zodra de technische dienst zijn akkoord heeft gegeven.

{{/promised}}
{{#confirmed}}
Uw deelname is bevestigd; daarvoor hoeft u niets meer te doen.

{{/confirmed}}
Op sociale media gebruikt u {{hashtag}}. Meer over de campagne leest u op {{website}}; het meldpunt voor mensenhandel is {{hotline}}.

Met vriendelijke groeten,

Het coördinatieteam van de {{campaign}}

"""###
        ),
        (
            "thanks.de.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: vielen Dank für {{day}}

{{#contactName}}Guten Tag {{contactName}}{{/contactName}}{{^contactName}}Sehr geehrte Damen und Herren{{/contactName}},

vielen Dank, dass {{municipality}} am {{day}} ({{dayName}}) an der {{campaign}} teilgenommen hat{{#building}} (Gebäude: {{building}}){{/building}}.

{{#lit}}
Nach unseren Angaben war die Fassade an dem Abend blau beleuchtet. Haben Sie ein Foto davon? Schicken Sie es uns gern als Antwort auf diese E-Mail.

{{/lit}}
{{#dark}}
Nach unseren Angaben war die Fassade an dem Abend nicht oder nicht blau beleuchtet. Ist etwas schiefgegangen? Sagen Sie uns, was es war, dann helfen wir Ihnen, es im nächsten Jahr zu vermeiden. War das Licht doch da, berichtigen wir unsere Angaben; ein Foto hilft dabei.

{{/dark}}
{{#unseen}}
Wir wissen nicht, ob die Fassade an dem Abend blau beleuchtet war. Antworten Sie mit „beleuchtet“ oder „nicht beleuchtet“; auch ein Foto ist willkommen.

{{/unseen}}
Menschenhandel endet nicht mit der Kampagne. Die Kontaktstelle bleibt unter {{hotline}} erreichbar, und alle Erklärungen stehen auf {{website}}. Übrige Plakate und Broschüren dürfen hängen und liegen bleiben; neue gibt es bei {{material}}.

Bis zum nächsten Jahr und mit freundlichen Grüßen

Das Koordinationsteam der {{campaign}} ({{hashtag}})

"""###
        ),
        (
            "thanks.en.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: thank you for {{day}}

Dear {{#contactName}}{{contactName}}{{/contactName}}{{^contactName}}Sir or Madam{{/contactName}},

Thank you for the part that {{municipality}} took in the {{campaign}}{{#building}} with {{building}}{{/building}} on {{day}}, the {{dayName}}.

{{#lit}}
As far as we know the facade was lit blue that evening. If you have a photograph, do send it to us as an answer to this e-mail.

{{/lit}}
{{#dark}}
As far as we know the facade was not lit that evening, or not in blue. Did something go wrong? Tell us what it was, and we will help you to avoid it next year. If the light was there after all, we will put our records right; a photograph helps.

{{/dark}}
{{#unseen}}
We do not know whether the facade was lit blue that evening. Answer "lit" or "not lit"; a photograph is welcome too.

{{/unseen}}
Trafficking does not end with the campaign. The contact point remains at {{hotline}}, and all there is to know stands at {{website}}. Posters and brochures that are left may stay where they are; new ones can be had from {{material}}.

Until next year, and yours sincerely,

The co-ordinating team of the {{campaign}} ({{hashtag}})

"""###
        ),
        (
            "thanks.fr.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}} : merci pour le {{day}}

{{#contactName}}Bonjour {{contactName}}{{/contactName}}{{^contactName}}Madame, Monsieur{{/contactName}},

Merci à votre commune, {{municipality}}, d'avoir participé à la {{campaign}} le {{day}}, {{dayName}}{{#building}} (bâtiment : {{building}}){{/building}}.

{{#lit}}
D'après nos données, la façade était éclairée en bleu ce soir-là. Si vous en avez une photo, n'hésitez pas à nous l'envoyer en réponse à ce courriel.

{{/lit}}
{{#dark}}
D'après nos données, la façade n'était pas éclairée ce soir-là, ou pas en bleu. Y a-t-il eu un problème ? Dites-nous lequel, et nous vous aiderons à l'éviter l'année prochaine. Si la lumière était bien là, nous corrigerons nos données ; une photo nous y aidera.

{{/dark}}
{{#unseen}}
Nous ne savons pas si la façade était éclairée en bleu ce soir-là. Répondez « éclairée » ou « pas éclairée » ; une photo est aussi la bienvenue.

{{/unseen}}
La traite des êtres humains ne s'arrête pas avec la campagne. Le point de contact reste joignable au {{hotline}}, et toutes les explications se trouvent sur {{website}}. Les affiches et brochures qui restent peuvent demeurer en place ; d'autres sont disponibles à l'adresse {{material}}.

À l'année prochaine, avec nos salutations distinguées.

L'équipe de coordination de la {{campaign}} ({{hashtag}})

"""###
        ),
        (
            "thanks.nl.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: bedankt voor {{day}}

{{#contactName}}Geachte {{contactName}}{{/contactName}}{{^contactName}}Geachte mevrouw, geachte heer{{/contactName}},

Dank u wel dat {{municipality}} op {{day}}, de {{dayName}}, aan de {{campaign}} heeft meegedaan{{#building}} met {{building}}{{/building}}.

{{#lit}}
Volgens onze gegevens was de gevel die avond blauw verlicht. Hebt u er een foto van? Stuur ze ons gerust als antwoord op deze e-mail.

{{/lit}}
{{#dark}}
Volgens onze gegevens was de gevel die avond niet, of niet in het blauw, verlicht. Ging er iets mis? Laat ons weten wat, dan helpen wij u het volgend jaar te voorkomen. Was het licht er wel, dan zetten wij het recht; een foto helpt daarbij.

{{/dark}}
{{#unseen}}
Wij weten niet of de gevel die avond blauw verlicht was. Antwoord met "verlicht" of "niet verlicht"; ook een foto is welkom.

{{/unseen}}
Mensenhandel houdt na de campagne niet op. Het meldpunt blijft bereikbaar op {{hotline}} en alle uitleg staat op {{website}}. Overgebleven affiches en brochures mogen blijven hangen en liggen; nieuwe vraagt u bij {{material}}.

Tot volgend jaar, en met vriendelijke groeten,

Het coördinatieteam van de {{campaign}} ({{hashtag}})

"""###
        ),
        (
            "tonight.de.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: heute Abend in Blau, {{day}}

{{#contactName}}Guten Tag {{contactName}}{{/contactName}}{{^contactName}}Sehr geehrte Damen und Herren{{/contactName}},

heute, {{day}}, ist {{dayName}}. Heute Abend leuchtet {{municipality}} blau.

{{#building}}
  Gemeinde:         {{municipality}}
  Gebäude:          {{building}}
{{#address}}
  Adresse:          {{address}}
{{/address}}
{{#opens}}
  Licht an:         {{opens}}
  Licht aus:        {{closes}}
{{/opens}}
{{#sunset}}
  Sonnenuntergang:  {{sunset}}
{{/sunset}}

{{/building}}
- Schauen Sie heute Abend selbst nach, oder bitten Sie jemanden vor Ort darum.
- Machen Sie ein Foto und teilen Sie es mit {{hashtag}}, oder schicken Sie es uns als Antwort auf diese E-Mail.
- Bleibt es dunkel, oder hat das Licht eine andere Farbe? Antworten Sie auf diese E-Mail, was Sie sehen.

{{#promised}}
Uns fehlt noch Ihre Bestätigung. Sagen Sie uns bitte noch heute, ob es stattfindet.

{{/promised}}
{{#confirmed}}
Sie haben bestätigt, dass es stattfindet: vielen Dank.

{{/confirmed}}
Wer Fragen zu Menschenhandel hat, wendet sich an {{hotline}} und {{website}}.

Mit freundlichen Grüßen

Das Koordinationsteam der {{campaign}}

"""###
        ),
        (
            "tonight.en.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: blue tonight, {{day}}

Dear {{#contactName}}{{contactName}}{{/contactName}}{{^contactName}}Sir or Madam{{/contactName}},

Today, {{day}}, is the {{dayName}}. Tonight {{municipality}} turns blue.

{{#building}}
  Municipality:  {{municipality}}
  Building:      {{building}}
{{#address}}
  Address:       {{address}}
{{/address}}
{{#opens}}
  Lights on:     {{opens}}
  Lights off:    {{closes}}
{{/opens}}
{{#sunset}}
  Sunset:        {{sunset}}
{{/sunset}}

{{/building}}
- Have a look tonight, or ask somebody on the spot to do so.
- Take a photograph and share it with {{hashtag}}, or send it to us as an answer to this e-mail.
- If it stays dark, or the light has another colour, answer this e-mail with what you see.

{{#promised}}
We have no confirmation from you yet. Please tell us today whether it will happen.

{{/promised}}
{{#confirmed}}
You have confirmed that it will happen: thank you.

{{/confirmed}}
Anyone who asks about trafficking can be referred to {{hotline}} and {{website}}.

Yours sincerely,

The co-ordinating team of the {{campaign}}

"""###
        ),
        (
            "tonight.fr.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}} : en bleu ce soir, {{day}}

{{#contactName}}Bonjour {{contactName}}{{/contactName}}{{^contactName}}Madame, Monsieur{{/contactName}},

Aujourd'hui, {{day}}, est la {{dayName}}. Ce soir, votre commune, {{municipality}}, s'éclaire en bleu.

{{#building}}
  Commune :            {{municipality}}
  Bâtiment :           {{building}}
{{#address}}
  Adresse :            {{address}}
{{/address}}
{{#opens}}
  Allumage :           {{opens}}
  Extinction :         {{closes}}
{{/opens}}
{{#sunset}}
  Coucher du soleil :  {{sunset}}
{{/sunset}}

{{/building}}
- Allez jeter un coup d'œil ce soir, ou demandez-le à quelqu'un sur place.
- Prenez une photo et partagez-la avec {{hashtag}}, ou envoyez-la-nous en réponse à ce courriel.
- La façade reste sombre, ou la lumière est d'une autre couleur ? Répondez à ce courriel en disant ce que vous voyez.

{{#promised}}
Nous n'avons pas encore reçu votre confirmation. Dites-nous dès aujourd'hui si cela aura lieu.

{{/promised}}
{{#confirmed}}
Vous avez confirmé que cela aura lieu : merci.

{{/confirmed}}
Les personnes qui ont des questions sur la traite des êtres humains peuvent s'adresser au {{hotline}} et consulter {{website}}.

Veuillez agréer nos salutations distinguées.

L'équipe de coordination de la {{campaign}}

"""###
        ),
        (
            "tonight.nl.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: vanavond blauw, {{day}}

{{#contactName}}Geachte {{contactName}}{{/contactName}}{{^contactName}}Geachte mevrouw, geachte heer{{/contactName}},

Vandaag, {{day}}, is het de {{dayName}}. Vanavond kleurt {{municipality}} blauw.

{{#building}}
  Gemeente:       {{municipality}}
  Gebouw:         {{building}}
{{#address}}
  Adres:          {{address}}
{{/address}}
{{#opens}}
  Licht aan:      {{opens}}
  Licht uit:      {{closes}}
{{/opens}}
{{#sunset}}
  Zonsondergang:  {{sunset}}
{{/sunset}}

{{/building}}
- Kijk vanavond zelf even, of vraag het aan iemand ter plaatse.
- Maak een foto en deel ze met {{hashtag}}, of stuur ze ons als antwoord op deze e-mail.
- Blijft het donker of heeft het licht een andere kleur? Antwoord op deze e-mail met wat u ziet.

{{#promised}}
Wij hebben van u nog geen bevestiging. Laat ons vandaag nog weten of het doorgaat.

{{/promised}}
{{#confirmed}}
U hebt bevestigd dat het doorgaat: dank u wel.

{{/confirmed}}
Wie vragen stelt over mensenhandel, verwijst u naar {{hotline}} en {{website}}.

Met vriendelijke groeten,

Het coördinatieteam van de {{campaign}}

"""###
        ),
        (
            "week-before.de.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: Ist alles bereit für {{day}}?

{{#contactName}}Guten Tag {{contactName}}{{/contactName}}{{^contactName}}Sehr geehrte Damen und Herren{{/contactName}},

am {{day}} ist {{dayName}}, und {{municipality}} leuchtet blau. Bitte prüfen Sie, ob alles bereit ist.

{{#building}}
  Gemeinde:         {{municipality}}
  Gebäude:          {{building}}
{{#address}}
  Adresse:          {{address}}
{{/address}}
{{#opens}}
  Licht an:         {{opens}}
  Licht aus:        {{closes}}
{{/opens}}
{{#sunset}}
  Sonnenuntergang:  {{sunset}}
{{/sunset}}

{{/building}}
- Sind die Lampen auf Blau gestellt und stimmen die Zeiten in der Schaltuhr? Eine Probe von wenigen Sekunden genügt.
- Wer ist an dem Abend erreichbar, falls das Licht nicht angeht?
- Ist das Gebäude an dem Abend frei, ohne Gerüst, Veranstaltung oder andere Beleuchtung?

{{#promised}}
Ihre Teilnahme ist noch nicht bestätigt. Antworten Sie noch heute mit „bestätigt“, oder sagen Sie uns offen, dass es nicht geht: Dann wissen wir, woran wir sind.

{{/promised}}
{{#confirmed}}
Sie haben Ihre Teilnahme bestätigt. Hat sich seither etwas geändert, antworten Sie bitte auf diese E-Mail.

{{/confirmed}}
In den sozialen Medien verwenden Sie bitte {{hashtag}}. Die Kontaktstelle für Menschenhandel erreichen Sie unter {{hotline}}; mehr erfahren Sie auf {{website}}. Plakate gibt es noch bei {{material}}.

Mit freundlichen Grüßen

Das Koordinationsteam der {{campaign}}

"""###
        ),
        (
            "week-before.en.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: is all set for {{day}}?

Dear {{#contactName}}{{contactName}}{{/contactName}}{{^contactName}}Sir or Madam{{/contactName}},

{{day}} is the {{dayName}}, and {{municipality}} turns blue. Would you check that all is set?

{{#building}}
  Municipality:  {{municipality}}
  Building:      {{building}}
{{#address}}
  Address:       {{address}}
{{/address}}
{{#opens}}
  Lights on:     {{opens}}
  Lights off:    {{closes}}
{{/opens}}
{{#sunset}}
  Sunset:        {{sunset}}
{{/sunset}}

{{/building}}
- Are the lamps set to blue, with the right hours in the timer? A test of a few seconds is enough.
- Who can be reached that evening if the lights do not come on?
- Is the building free that evening, without scaffolding, an event or other lights?

{{#promised}}
Your part is not confirmed yet. Answer "confirmed" today, or tell us frankly that it cannot be done: then we know where we stand.

{{/promised}}
{{#confirmed}}
You have confirmed your part. If anything has changed since then, answer this e-mail.

{{/confirmed}}
On social media please use {{hashtag}}. The contact point for trafficking is {{hotline}}; you will find more at {{website}}. Posters can still be had from {{material}}.

Yours sincerely,

The co-ordinating team of the {{campaign}}

"""###
        ),
        (
            "week-before.fr.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}} : tout est-il prêt pour le {{day}} ?

{{#contactName}}Bonjour {{contactName}}{{/contactName}}{{^contactName}}Madame, Monsieur{{/contactName}},

Le {{day}} est la {{dayName}}, et votre commune, {{municipality}}, s'éclaire en bleu. Voulez-vous vérifier que tout est prêt ?

{{#building}}
  Commune :            {{municipality}}
  Bâtiment :           {{building}}
{{#address}}
  Adresse :            {{address}}
{{/address}}
{{#opens}}
  Allumage :           {{opens}}
  Extinction :         {{closes}}
{{/opens}}
{{#sunset}}
  Coucher du soleil :  {{sunset}}
{{/sunset}}

{{/building}}
- Les lampes sont-elles réglées sur le bleu, et la minuterie sur les bonnes heures ? Un essai de quelques secondes suffit.
- Qui peut-on joindre ce soir-là si la lumière ne s'allume pas ?
- Le bâtiment est-il libre ce soir-là, sans échafaudage, événement ni autre éclairage ?

{{#promised}}
Votre participation n'est pas encore confirmée. Répondez « confirmé » dès aujourd'hui, ou dites-nous franchement que cela ne se fera pas : nous saurons ainsi à quoi nous en tenir.

{{/promised}}
{{#confirmed}}
Vous avez confirmé votre participation. Si quelque chose a changé depuis, répondez à ce courriel.

{{/confirmed}}
Sur les réseaux sociaux, utilisez {{hashtag}}. Le point de contact pour la traite des êtres humains est le {{hotline}} ; vous trouverez plus d'informations sur {{website}}. Des affiches sont encore disponibles à l'adresse {{material}}.

Veuillez agréer nos salutations distinguées.

L'équipe de coordination de la {{campaign}}

"""###
        ),
        (
            "week-before.nl.mustache",
###"""
Subject: {{municipality}}{{#building}}, {{building}}{{/building}}: is alles klaar voor {{day}}?

{{#contactName}}Geachte {{contactName}}{{/contactName}}{{^contactName}}Geachte mevrouw, geachte heer{{/contactName}},

Op {{day}} is het de {{dayName}} en kleurt {{municipality}} blauw. Wilt u nakijken of alles klaar is?

{{#building}}
  Gemeente:       {{municipality}}
  Gebouw:         {{building}}
{{#address}}
  Adres:          {{address}}
{{/address}}
{{#opens}}
  Licht aan:      {{opens}}
  Licht uit:      {{closes}}
{{/opens}}
{{#sunset}}
  Zonsondergang:  {{sunset}}
{{/sunset}}

{{/building}}
- Staan de lampen op blauw, met het juiste uur in de schakelklok? Een proef van enkele seconden volstaat.
- Wie is die avond bereikbaar als het licht niet aangaat?
- Is het gebouw die avond vrij, zonder stelling, evenement of andere verlichting?

{{#promised}}
Uw deelname is nog niet bevestigd. Antwoord vandaag nog met "bevestigd", of zeg ons eerlijk dat het niet lukt: dan weten wij waaraan wij toe zijn.

{{/promised}}
{{#confirmed}}
U hebt uw deelname bevestigd. Is er sindsdien iets veranderd, antwoord dan op deze e-mail.

{{/confirmed}}
Op sociale media gebruikt u {{hashtag}}. Het meldpunt voor mensenhandel is {{hotline}}; meer leest u op {{website}}. Wie nog affiches nodig heeft, vraagt ze bij {{material}}.

Met vriendelijke groeten,

Het coördinatieteam van de {{campaign}}

"""###
        ),
    ]
}
