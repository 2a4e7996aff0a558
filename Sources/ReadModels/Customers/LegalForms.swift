/// The legal forms that are no part of a customer's name where they stand at its end.
///
/// Each is written as folding leaves it: lower case, without marks and full stops. What is also
/// an ordinary word or a common part of names (`is`, `me`, `group`, `holding`) is not in the list.
enum LegalForms {
    /// Removes trailing forms, the longest first, until none is left or one word would be.
    static func removeTrailing(from words: inout FoldedWords) {
        while removeLast(from: &words) {}
        guard let last = words.bytes.last, last >= 0x80 else { return }
        for form in attached where words.removeTrailing(letters: form) { return }
    }

    private static func removeLast(from words: inout FoldedWords) -> Bool {
        let forms = byLastWord[hash(words.bytes[words.lastWord...])] ?? []
        for form in forms where words.removeTrailing(words: form) { return true }
        return false
    }

    /// FNV-1a of a word: forms are found by it and then compared.
    private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// The forms by the hash of their last word, the longest first.
    private static let byLastWord: [UInt64: [[UInt8]]] = {
        let forms = all.map { Array($0.utf8) }.sorted { $0.count > $1.count }
        return Dictionary(grouping: forms) { form in
            hash(form.split(separator: UInt8(ascii: " ")).last ?? [])
        }
    }()

    /// Every form that is a word or several.
    static let all: [String] =
        Set(oneWord.flatMap { $0.split(separator: " ") }.map(String.init) + severalWords).sorted()

    /// Forms that are written together with the name, as in Chinese, Japanese and Korean; a longer
    /// one before one that it ends with.
    static let attached: [[UInt8]] = [
        "股份有限公司", "有限责任公司", "有限責任公司", "株式会社", "有限会社", "合同会社", "有限公司",
        "주식회사", "유한회사",
    ].map { FoldedWords($0).bytes }

    private static let oneWord = [
        // English-speaking countries, South and South-East Asia
        "inc incorporated corp corporation co company companies llc lllp llp lp ltd limited plc",
        "pllc pc cic cio pty proprietary pvt pte bhd berhad tbk opc pcl unlimited unltd dac clg",
        // German
        "gmbh ggmbh mbh ag kg kgaa ug ohg gbr ev eg ek eu partg partgmbb aktiengesellschaft",
        "gesmbh keg og haftungsbeschrankt",
        // French
        "sa sas sasu sarl eurl snc sci scs sca scop selarl selas gie cie sprl srlu bvba asbl scrl",
        // Italian
        "spa srl srls sapa snc sas scarl scrl scpa sagl",
        // Spanish, Portuguese
        "sl slu sa sau sll slne slp lda limitada ltda eireli sgps cv",
        // Dutch
        "bv nv vof cvba ebvba vzw",
        // Nordic
        "ab as asa oy oyj aps ivs amba hf ehf ans da ks hb kb ky publ abp",
        // Baltic
        "uab ou sia tu mb",
        // Central and Eastern Europe
        "spzoo sro vos spol kft zrt nyrt bt kkt rt doo dd jdoo ad ead ood eood adsitz",
        // Greek
        "ae epe ike oe ee αε επε ικε οε εε",
        // Cyrillic
        "ооо оао зао пао ао тов тоо пат прат ип чп еоод оод ад еад доо",
        // Turkish, Middle East
        "sti wll fze fzco fzllc dmcc saoc saog qsc psc ksc bsc ksa sal sarlau",
        // Russia and its neighbours in Latin letters, China, Japan
        "ooo oao zao pao jsc ojsc cjsc pjsc kk gk yk 株式会社 有限会社 合同会社 有限公司",
        // European forms
        "se sce eeig ewiv",
    ]

    private static let severalWords = [
        "and co", "and cie", "and company", "u co", "und co", "et cie", "et compagnie", "og co",
        "och co", "y cia", "e cia", "private limited", "pvt limited", "sdn bhd", "sendirian berhad",
        "public limited company", "public company limited", "public limited",
        "limited liability company", "limited liability partnership", "limited partnership",
        "joint stock company", "community interest company", "designated activity company",
        "gesellschaft mit beschrankter haftung", "gesellschaft mbh", "ges mbh", "e v", "e k", "e u",
        "ug haftungsbeschrankt", "g m b h", "a g", "k g",
        "s a", "s a s", "s a r l", "s r l", "s p a", "s n c", "s l", "s l u", "s a u",
        "societe anonyme", "societe par actions simplifiee", "societe a responsabilite limitee",
        "societa per azioni", "societa a responsabilita limitata", "sociedad anonima",
        "sociedad limitada", "sociedade anonima", "soc coop", "s c a r l",
        "sa de cv", "s a de c v", "s de rl de cv", "s de r l de c v", "s de rl", "sapi de cv",
        "sab de cv", "b v", "n v", "v o f", "besloten vennootschap", "naamloze vennootschap",
        "a s", "a b", "ab publ", "aktiebolag", "aktieselskab", "anpartsselskab", "osakeyhtio",
        "sp z oo", "sp z o o", "sp k", "sp j", "społka z oo", "społka akcyjna",
        "społka z ograniczona odpowiedzialnoscia", "spolka z oo", "spol s ro", "spol s r o",
        "s r o", "d o o", "d d", "a d", "l l c", "l l p", "l t d", "p l c", "p t y", "k k",
        "kabushiki kaisha", "kabushiki gaisha", "godo kaisha", "yugen kaisha",
        "anonim sirketi", "limited sirketi", "ltd sti", "fz llc", "α ε", "ε π ε",
    ]
}
