import Accounting

/// Finds the known customers whose names are like a name (rules.md section 8, "Fuzzy").
///
/// A token weighs ⌊10⁹ / number of known customers with it⌋, where the customer that is looked up
/// is known already; the score of two names is the weight of the tokens they share over that of
/// all tokens of both.
///
/// A name that scores at least `threshold` shares at least that part of the weight of the looked-up
/// name. So only the rarest tokens have to propose customers: those after which too little weight
/// is left for a customer that has none of them.
struct SimilarNames {
    /// A known customer and how like its name is.
    struct Found: Equatable {
        let customer: UInt32
        let score: Rate
    }

    private let names: NameTokens
    /// The tokens of the looked-up name that known customers have, with their weights.
    private var weights: [UInt32: Int64] = [:]
    /// The weight of all its tokens, those included that nobody else has.
    private var whole: Int64 = 0
    /// The known tokens, rarest first.
    private var rarestFirst: [(token: UInt32, customers: UInt32, weight: Int64)] = []
    /// Weight of the tokens that nobody else has.
    private var unknown: Int64 = 0

    private static let unit: Int64 = 1_000_000_000

    /// A look for names like `name`; `isKnown` says whether the customer is counted already.
    init(to name: CustomerName, isKnown: Bool, in names: NameTokens) throws {
        self.names = names
        let own: UInt32 = isKnown ? 0 : 1
        for token in name.tokens {
            guard let number = try names.known(token) else {
                unknown += Self.unit
                continue
            }
            let customers = (try names.counts.row(number)?.number ?? 0) + own
            let weight = Self.unit / Int64(max(customers, 1))
            weights[number] = weight
            rarestFirst.append((number, customers, weight))
        }
        rarestFirst.sort { ($0.customers, $0.token) < ($1.customers, $1.token) }
        whole = unknown + rarestFirst.reduce(0) { $0 + $1.weight }
    }

    /// The customers that score at least `threshold`, in no order that means anything but always
    /// the same one.
    ///
    /// - Complexity: O(k × 1,000) for the k tokens that may propose.
    func find(from threshold: Rate) throws -> [Found] {
        var found: [Found] = []
        var seen: Set<UInt32> = []
        var left = whole - unknown
        for entry in rarestFirst {
            guard Self.reaches(left, of: whole, threshold), entry.customers <= NameTokens.limit
            else { break }
            left -= entry.weight
            try names.customers.forEach(of: UInt64(entry.token)) { element in
                if seen.insert(element.customer).inserted,
                    let score = try score(of: element.customer), score >= threshold
                {
                    found.append(Found(customer: element.customer, score: score))
                }
                return true
            }
        }
        return found
    }

    /// The score of a known customer, rounded down to a part per million.
    private func score(of customer: UInt32) throws -> Rate? {
        guard let tokens = try names.tokens.row(customer)?.tokens else { return nil }
        var shared: Int64 = 0
        var all = whole
        for token in tokens {
            if let weight = weights[token] {
                shared += weight
            } else {
                all += Self.unit / Int64(max(try names.counts.row(token)?.number ?? 1, 1))
            }
        }
        guard all > 0 else { return nil }
        return Rate(partsPerMillion: shared * Rate.whole.partsPerMillion / all)
    }

    private static func reaches(_ part: Int64, of whole: Int64, _ threshold: Rate) -> Bool {
        Int128(part) * Int128(Rate.whole.partsPerMillion)
            >= Int128(whole) * Int128(threshold.partsPerMillion)
    }
}
