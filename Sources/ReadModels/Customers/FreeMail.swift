/// Domains at which anyone may have an address. They say nothing about who a customer is.
enum FreeMail {
    static let domains = Set(lists.flatMap { $0.split(separator: " ") }.map(String.init))

    private static let lists = [
        // World-wide
        "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com yahoo.com",
        "ymail.com rocketmail.com myyahoo.com icloud.com me.com mac.com aol.com aim.com mail.com",
        "email.com usa.com gmx.com gmx.net proton.me protonmail.com protonmail.ch pm.me tuta.com",
        "tutanota.com tutanota.de tutamail.com keemail.me zoho.com zohomail.com zohomail.eu",
        "fastmail.com fastmail.fm hey.com hushmail.com mailfence.com posteo.de posteo.net",
        "mailbox.org startmail.com runbox.com inbox.com lycos.com excite.com rediffmail.com",
        "mailinator.com guerrillamail.com 10minutemail.com yopmail.com duck.com skiff.com",
        // Outlook, Hotmail and Live by country
        "outlook.de outlook.fr outlook.it outlook.es outlook.pt outlook.at outlook.be outlook.dk",
        "outlook.cz outlook.ie outlook.jp outlook.kr outlook.sa outlook.in outlook.com.br",
        "outlook.com.au outlook.com.ar outlook.com.tr outlook.co.id hotmail.de hotmail.fr",
        "hotmail.it hotmail.es hotmail.nl hotmail.be hotmail.se hotmail.no hotmail.dk hotmail.fi",
        "hotmail.gr hotmail.ch hotmail.ca hotmail.co.uk hotmail.co.jp hotmail.co.kr hotmail.co.in",
        "hotmail.co.za hotmail.com.br hotmail.com.ar hotmail.com.au hotmail.com.mx hotmail.com.tr",
        "live.de live.fr live.it live.nl live.be live.se live.no live.dk live.at live.ca live.cn",
        "live.in live.jp live.co.uk live.co.za live.com.au live.com.mx live.com.pt live.ie",
        // Yahoo by country
        "yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.se yahoo.no yahoo.dk yahoo.gr yahoo.pl yahoo.ro",
        "yahoo.ca yahoo.in yahoo.ie yahoo.at yahoo.be yahoo.nl yahoo.co.uk yahoo.co.jp yahoo.co.in",
        "yahoo.co.id yahoo.co.kr yahoo.co.nz yahoo.co.th yahoo.co.za yahoo.com.ar yahoo.com.au",
        "yahoo.com.br yahoo.com.cn yahoo.com.hk yahoo.com.mx yahoo.com.my yahoo.com.ph",
        "yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.vn",
        // Germany, Austria, Switzerland
        "gmx.de gmx.at gmx.ch web.de t-online.de freenet.de arcor.de online.de 1und1.de email.de",
        "mail.de vodafone.de aon.at chello.at a1.net bluewin.ch hispeed.ch sunrise.ch",
        // France, Belgium, the Netherlands, Luxembourg
        "orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr aliceadsl.fr",
        "numericable.fr gmx.fr skynet.be telenet.be proximus.be scarlet.be ziggo.nl kpnmail.nl",
        "planet.nl home.nl hetnet.nl xs4all.nl casema.nl upcmail.nl pt.lu",
        // Italy, Spain, Portugal, Greece
        "libero.it virgilio.it alice.it tin.it tiscali.it fastwebnet.it inwind.it iol.it email.it",
        "telefonica.net terra.es ono.com sapo.pt clix.pt otenet.gr forthnet.gr",
        // United Kingdom, Ireland
        "btinternet.com btopenworld.com sky.com virginmedia.com virgin.net talktalk.net",
        "ntlworld.com blueyonder.co.uk tiscali.co.uk o2.co.uk gmx.co.uk aol.co.uk eircom.net",
        // Nordic and Baltic
        "online.no telia.com spray.se comhem.se bredband.net mail.dk jubii.dk kolumbus.fi",
        "elisanet.fi luukku.com suomi24.fi simnet.is mail.ee inbox.lv inbox.lt",
        // Central and Eastern Europe
        "seznam.cz email.cz centrum.cz volny.cz post.cz azet.sk zoznam.sk centrum.sk wp.pl o2.pl",
        "onet.pl op.pl poczta.onet.pl interia.pl interia.eu gazeta.pl tlen.pl freemail.hu",
        "citromail.hu vipmail.hu abv.bg mail.bg dir.bg siol.net net.hr mail.ru bk.ru list.ru",
        "inbox.ru rambler.ru yandex.ru yandex.com ya.ru ukr.net i.ua meta.ua tut.by",
        // North America
        "comcast.net xfinity.com verizon.net att.net sbcglobal.net bellsouth.net cox.net",
        "charter.net spectrum.net optonline.net earthlink.net juno.com netzero.net frontier.com",
        "windstream.net centurylink.net q.com rogers.com shaw.ca bell.net sympatico.ca telus.net",
        "videotron.ca",
        // Latin America
        "uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com",
        "prodigy.net.mx fibertel.com.ar speedy.com.ar",
        // Asia and Oceania
        "qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com",
        "189.cn 21cn.com tom.com naver.com daum.net hanmail.net nate.com kakao.com docomo.ne.jp",
        "ezweb.ne.jp softbank.ne.jp nifty.com biglobe.ne.jp hinet.net pchome.com.tw indiatimes.com",
        "sify.com walla.co.il walla.com bezeqint.net mynet.com bigpond.com bigpond.net.au",
        "optusnet.com.au iinet.net.au xtra.co.nz webmail.co.za mweb.co.za",
    ]
}
