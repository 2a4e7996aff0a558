import Testing

@testable import ReadModels

@Suite("Customer domains")
struct CustomerDomainTests {
    @Test(
        "lose scheme, user, port, path and www.",
        arguments: [
            ("kestrel.example", "kestrel.example"),
            ("WWW.Kestrel.Example", "kestrel.example"),
            ("https://www.kestrel.example/contact?x=1#top", "kestrel.example"),
            ("HTTP://kestrel.example:8080", "kestrel.example"),
            ("kestrel.example:443/", "kestrel.example"),
            ("//kestrel.example/a", "kestrel.example"),
            ("ftp://user:secret@kestrel.example:21/pub", "kestrel.example"),
            ("buyer@kestrel.example", "kestrel.example"),
            ("mailto:buyer@kestrel.example", "kestrel.example"),
            ("  kestrel.example.  ", "kestrel.example"),
            ("www.www.kestrel.example", "kestrel.example"),
            ("shop.kestrel.example", "shop.kestrel.example"),
            ("wwwkestrel.example", "wwwkestrel.example"),
            ("kestrel.example/https://other.example", "kestrel.example"),
            ("xn--mller-kva.example", "xn--mller-kva.example"),
            ("MÜLLER.example", "müller.example"),
            ("gmail.com.example", "gmail.com.example"),
        ])
    func normalised(text: String, expected: String) {
        #expect(CustomerDomain.normalise(text) == expected)
    }

    @Test(
        "of free mail, and empty ones, match nobody",
        arguments: [
            "gmail.com", "GMail.com", "https://www.gmail.com/", "hotmail.co.uk", "yahoo.co.jp",
            "web.de", "gmx.net", "t-online.de", "orange.fr", "libero.it", "mail.ru", "qq.com",
            "naver.com", "uol.com.br", "seznam.cz", "proton.me", "icloud.com", "", " ", "www.", "/",
            "https://", ":80",
        ])
    func nobody(text: String) {
        #expect(CustomerDomain.normalise(text) == nil)
    }

    @Test("of the free-mail list are written as they are compared")
    func listIsNormalised() {
        #expect(FreeMail.domains.count > 200)
        for domain in FreeMail.domains {
            #expect(domain == domain.lowercased() && domain.contains(".") && domain.utf8.count > 3)
        }
    }
}
