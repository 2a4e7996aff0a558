import Testing

@testable import ReadModels

@Suite("Customer names")
struct CustomerNameTests {
    @Test(
        "are folded, lose punctuation and legal forms",
        arguments: [
            // Case, marks, compatibility forms
            ("Kestrel Foods", "kestrel foods"),
            ("  KESTREL\t foods\u{00A0}\n", "kestrel foods"),
            ("Société Générale", "societe generale"),
            ("Socie\u{0301}te\u{0301} Ge\u{0301}ne\u{0301}rale", "societe generale"),
            ("Müller", "muller"),
            ("Straße 7", "strasse 7"),
            ("STRASSE 7", "strasse 7"),
            ("ﬁnance Ⅳ", "finance iv"),
            ("Ｋｅｓｔｒｅｌ　Ｆｏｏｄｓ", "kestrel foods"),
            ("İstanbul Işık", "istanbul isık"),
            ("Ὀδυσσεύς", "οδυσσευσ"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
            ("Ёлка", "елка"),
            ("ガス", "カス"),
            ("ｶﾞｽ", "カス"),
            ("한글", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"),
            ("가", "\u{1100}\u{1161}"),
            ("Łódź Ørsted", "łodz ørsted"),
            ("ＡＴ＆Ｔ", "at and t"),
            // Punctuation and symbols
            ("O'Brien-Smith, Jr.", "obriensmith jr"),
            ("A & B", "a and b"),
            ("A&B", "a and b"),
            ("Foo - Bar", "foo bar"),
            ("Yahoo!®", "yahoo"),
            ("C++ Works", "c works"),
            ("soft\u{00AD}hyphen zero\u{200B}width", "softhyphen zerowidth"),
            ("“Quoted” – «Name»", "quoted name"),
            // Legal forms
            ("Kestrel Foods Inc", "kestrel foods"),
            ("Kestrel Foods, Inc.", "kestrel foods"),
            ("Kestrel Foods Co., Ltd.", "kestrel foods"),
            ("Kestrel Foods Company Limited", "kestrel foods"),
            ("Kestrel Foods L.L.C.", "kestrel foods"),
            ("Kestrel Foods Pty Ltd", "kestrel foods"),
            ("Kestrel Foods (Pty) Ltd", "kestrel foods"),
            ("Kestrel Foods Pte. Ltd.", "kestrel foods"),
            ("Kestrel Foods Private Limited", "kestrel foods"),
            ("Kestrel Foods Sdn. Bhd.", "kestrel foods"),
            ("Kestrel Foods Public Limited Company", "kestrel foods"),
            ("Kestrel Foods PLC", "kestrel foods"),
            ("Kestrel & Co. KG", "kestrel"),
            ("Kestrel GmbH & Co. KG", "kestrel"),
            ("Kestrel G.m.b.H.", "kestrel"),
            ("Kestrel G. m. b. H.", "kestrel"),
            ("Kestrel UG (haftungsbeschränkt)", "kestrel"),
            ("Kestrel Gesellschaft mit beschränkter Haftung", "kestrel"),
            ("Kestrel SE & Co. KGaA", "kestrel"),
            ("Kestrel S.A.", "kestrel"),
            ("Kestrel S. A.", "kestrel"),
            ("Kestrel S.A.S.U.", "kestrel"),
            ("Kestrel SARL", "kestrel"),
            ("Kestrel S.p.A.", "kestrel"),
            ("Kestrel S.r.l.", "kestrel"),
            ("Kestrel, S.A. de C.V.", "kestrel"),
            ("Kestrel S. de R.L. de C.V.", "kestrel"),
            ("Kestrel Ltda.", "kestrel"),
            ("Kestrel B.V.", "kestrel"),
            ("Kestrel N.V.", "kestrel"),
            ("Kestrel A/S", "kestrel"),
            ("Kestrel AB (publ)", "kestrel"),
            ("Kestrel Oy Ab", "kestrel"),
            ("Kestrel ApS", "kestrel"),
            ("Kestrel Sp. z o.o.", "kestrel"),
            ("Kestrel Spółka z o.o.", "kestrel"),
            ("Kestrel, spol. s r.o.", "kestrel"),
            ("Kestrel Zrt.", "kestrel"),
            ("Kestrel d.o.o.", "kestrel"),
            ("Kestrel EOOD", "kestrel"),
            ("Kestrel Tic. Ltd. Şti.", "kestrel tic"),
            ("Kestrel A.Ş.", "kestrel"),
            ("Kestrel OÜ", "kestrel"),
            ("Κέστρελ Α.Ε.", "κεστρελ"),
            ("Кестрел ООО", "кестрел"),
            ("トヨタ自動車株式会社", "トヨタ自動車"),
            ("トヨタ自動車 株式会社", "トヨタ自動車"),
            ("Kestrel K.K.", "kestrel"),
            ("华为技术有限公司", "华为技术"),
            // A form that is the whole name, or stands elsewhere, is the name's
            ("AG", "ag"),
            ("Ltd. Ltd.", "ltd"),
            ("株式会社", "株式会社"),
            ("SAS Institute", "sas institute"),
            ("Inc Research", "inc research"),
            ("Company & Co", "company"),
            ("Volvo Group", "volvo group"),
            // Nothing to compare
            ("", ""),
            ("...", ""),
            ("*** ™", "tm"),
        ])
    func normalised(name: String, expected: String) {
        let found = CustomerName(normalising: name).text
        #expect(found.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(found)")
    }

    @Test("normalised twice is normalised once", arguments: ["Kestrel & Söhne Ltd", "ＡＴ＆Ｔ"])
    func idempotent(name: String) {
        let once = CustomerName(normalising: name)
        #expect(CustomerName(normalising: once.text) == once)
    }

    @Test("have each word once as a token")
    func tokens() {
        #expect(CustomerName(normalising: "New York, New York Inc").tokens == ["new", "york"])
    }

    @Test("are compared by 480 bytes, cut between characters")
    func limit() {
        let long = CustomerName(normalising: String(repeating: "\u{5B57}", count: 200))
        #expect(long.text.utf8.count == 480)
        let shifted = CustomerName(normalising: "a" + String(repeating: "\u{5B57}", count: 200))
        #expect(shifted.text.utf8.count == 478)
        let spaced = CustomerName(
            normalising: String(repeating: "b", count: 479) + " " + "rest")
        #expect(spaced.text.utf8.count == 479)
    }
}

@Suite("Legal forms")
struct LegalFormsTests {
    @Test("are in the list as folding leaves them")
    func folded() {
        for form in LegalForms.all {
            #expect(FoldedWords(form).bytes == Array(form.utf8), "\(form)")
        }
    }

    @Test("are removed, however many words they have")
    func removed() {
        for form in LegalForms.all {
            #expect(CustomerName(normalising: "Kestrel \(form)").text == "kestrel", "\(form)")
        }
    }

    @Test("of rules.md section 8 are all known")
    func ofTheRules() {
        let named = """
            inc corp co company llc ltd limited plc gmbh ag kg ug sa sas sarl spa srl bv nv ab as \
            oy aps pty pte kk
            """
        for form in named.split(separator: " ") {
            #expect(LegalForms.all.contains(String(form)), "\(form)")
        }
    }
}
