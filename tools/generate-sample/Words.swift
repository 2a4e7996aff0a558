/// Names for companies that are nobody's: coined words of four syllables and a trade.
enum Words {
    static let syllables: [StaticString] = [
        "bel", "cor", "dra", "fen", "gal", "hul", "jas", "kel", "lum", "mor", "nev", "ost", "pra",
        "quil", "rav", "sol", "tam", "ulv", "vor", "wex", "yar", "zim", "ando", "eska", "iru",
        "olme", "uri", "aqua", "ebe", "ispa", "oto", "ulla",
    ]

    static let trades: [StaticString] = [
        "Bakeries", "Bicycles", "Boatyards", "Books", "Breweries", "Bridges", "Cheeses", "Clocks",
        "Dairies", "Ferries", "Foundries", "Gardens", "Glassworks", "Harbours", "Instruments",
        "Kites", "Lanterns", "Looms", "Maps", "Mills", "Orchards", "Organs", "Paints", "Papers",
        "Pianos", "Potteries", "Quarries", "Railways", "Ropes", "Sails", "Saltworks", "Shipping",
        "Spices", "Stoves", "Tea", "Telescopes", "Tiles", "Toys", "Weaving", "Windmills",
    ]

    static let channelTrades: [StaticString] = [
        "Systems", "Networks", "Solutions", "Consulting", "Data", "Computing", "Integration",
        "Software", "Services", "Technologies", "Digital", "Informatics",
    ]

    static let productLines: [StaticString] = [
        "Beacon", "Harbor", "Lattice", "Quarry", "Sextant", "Tidemark",
    ]

    static let steps: [StaticString] = ["training", "contract"]

    static let jobs: [StaticString] = ["sales", "engineer", "marketing", "support", "executive"]

    static let certifications: [StaticString] = ["NOVA-ENG", "NOVA-SALES"]

    static let sources: [StaticString] = ["event", "referral", "inbound", "distributor"]

    static let leadStages: [StaticString] = ["qualified", "developed", "proposed", "negotiated"]

    static let dealStages: [StaticString] = [
        "accepted", "qualified", "developed", "proposed", "negotiated",
    ]

    static let lostReasons: [StaticString] = [
        "price", "competitor", "no_budget", "no_decision", "missing_feature",
    ]

    static let missing: [StaticString] = [
        "customer_contact", "budget", "timeline", "product_lines",
    ]
}

extension Output {
    /// A coined word of `count` syllables that follows from `bits`.
    func coined(_ bits: UInt64, syllables count: Int, capital: Bool) {
        for place in 0..<count {
            let syllable = Words.syllables[Int(bits >> UInt64(5 * place) & 31)]
            guard capital, place == 0 else {
                text(syllable)
                continue
            }
            byte(syllable.utf8Start[0] - 32)
            for index in 1..<syllable.utf8CodeUnitCount {
                byte(syllable.utf8Start[index])
            }
        }
    }

    /// The word in lower case.
    func lowercase(_ word: StaticString) {
        for index in 0..<word.utf8CodeUnitCount {
            byte(word.utf8Start[index] | 0x20)
        }
    }

    /// The word in upper case.
    func uppercase(_ word: StaticString) {
        for index in 0..<word.utf8CodeUnitCount {
            byte(word.utf8Start[index] & 0xDF)
        }
    }
}
