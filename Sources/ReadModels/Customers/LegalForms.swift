/// The legal forms that are no part of a customer's name where they stand at its end.
///
/// Each is written as folding leaves it: lower case, without marks and full stops. What is also
/// an ordinary word or a common part of names (`is`, `me`, `group`, `holding`) is not in the list.
enum LegalForms {
    /// Removes trailing forms, the longest first, until none is left or one word would be.
    static func removeTrailing(from words: inout [String]) {
        while let length = trailingLength(of: words), length < words.count {
            words.removeLast(length)
        }
        removeAttached(from: &words)
    }

    /// Words of the longest form at the end that leaves at least one word before it.
    private static func trailingLength(of words: [String]) -> Int? {
        guard let last = words.last else { return nil }
        for form in ofSeveralWords[last] ?? []
        where form.count < words.count && words.suffix(form.count).elementsEqual(form) {
            return form.count
        }
        return ofOneWord.contains(last) ? 1 : nil
    }

    /// Removes a form that is written together with the name, as in Chinese, Japanese and Korean.
    private static func removeAttached(from words: inout [String]) {
        guard let last = words.last else { return }
        for form in attached where last.count > form.count && last.hasSuffix(form) {
            words[words.count - 1] = String(last.dropLast(form.count))
            return
        }
    }

    static let ofOneWord = Set(
        oneWord.flatMap { $0.split(separator: " ") }.map(String.init))

    /// By their last word, those of most words first.
    static let ofSeveralWords: [String: [[String]]] = {
        let forms = severalWords.map { $0.split(separator: " ").map(String.init) }
            .sorted { $0.count > $1.count }
        return Dictionary(grouping: forms) { $0.last ?? "" }
    }()

    /// Longest first. 株式会社 有限会社 合同会社 股份有限公司 有限责任公司 有限公司 주식회사 유한회사.
    static let attached = [
        "股份有限公司", "有限责任公司", "有限責任公司", "株式会社", "有限会社", "合同会社", "有限公司",
        "주식회사", "유한회사",
    ].map { CustomerName.words(of: $0).joined() }

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
