import Accounting

/// Finds the known customers whose names are like a name (rules.md section 8, "Fuzzy").
///
/// A token weighs ⌊10⁹ / number of known customers with it⌋, where the customer that is looked up
/// is known already; the score of two names is the weight of the tokens they share over that of
/// all tokens of both.
///
/// A name that scores at least the threshold shares at least that part of the weight of the
/// looked-up name. So it has every token without which less is left, and one of the rarest: only
/// those propose customers, and only a customer that they all propose is scored.
struct SimilarNames {
    /// A known customer and how like its name is.
    struct Found: Equatable {
        let customer: UInt32
        let score: Rate
    }

    /// A token of the looked-up name that known customers have.
    private struct Token {
        let number: UInt32
        let customers: UInt32
        let weight: Int64

        var proposes: Bool { customers <= NameTokens.limit }
    }

    private let names: NameTokens
    /// Rarest first.
    private var tokens: [Token] = []
    /// Weight of all tokens of the looked-up name, those included that nobody else has.
    private var whole: Int64 = 0

    private static let unit: Int64 = 1_000_000_000

    /// A look for names like `name`; `isKnown` says whether the customer is counted already.
    init(to name: CustomerName, isKnown: Bool, in names: NameTokens) throws {
        self.names = names
        for token in name.tokens {
            guard let number = try names.known(token) else {
                whole += Self.unit
                continue
            }
            let customers = (try names.counts.row(number)?.number ?? 0) + (isKnown ? 0 : 1)
            let weight = Self.unit / Int64(max(customers, 1))
            whole += weight
            tokens.append(Token(number: number, customers: customers, weight: weight))
        }
        tokens.sort { ($0.customers, $0.number) < ($1.customers, $1.number) }
    }

    /// The customers that score at least `threshold`, by number.
    ///
    /// - Complexity: O(k × 1,000) for the k tokens that propose.
    func find(from threshold: Rate) throws -> [Found] {
        var found: [Found] = []
        for customer in try proposed(threshold) {
            if let score = try score(of: customer), score >= threshold {
                found.append(Found(customer: customer, score: score))
            }
        }
        return found
    }

    /// Customers among which all are that can score at least `threshold`, ascending.
    private func proposed(_ threshold: Rate) throws -> [UInt32] {
        let known = tokens.reduce(0) { $0 + $1.weight }
        guard reaches(known, threshold) else { return [] }
        let needed = tokens.filter { $0.proposes && !reaches(known - $0.weight, threshold) }
        guard let first = needed.first else { return try proposedByAny(known, threshold) }
        var common = try customers(of: first)
        for token in needed.dropFirst() where !common.isEmpty {
            common = Self.common(common, try customers(of: token))
        }
        return common
    }

    /// Without a token that is needed: what the rarest propose, until those left weigh too little.
    private func proposedByAny(_ known: Int64, _ threshold: Rate) throws -> [UInt32] {
        var proposed: Set<UInt32> = []
        var left = known
        for token in tokens where token.proposes && reaches(left, threshold) {
            left -= token.weight
            proposed.formUnion(try customers(of: token))
        }
        return proposed.sorted()
    }

    /// The customers that have a token, ascending.
    private func customers(of token: Token) throws -> [UInt32] {
        try names.customers.row(token.number)?.numbers ?? []
    }

    /// What two ascending lists have in common.
    private static func common(_ one: [UInt32], _ other: [UInt32]) -> [UInt32] {
        var common: [UInt32] = []
        var index = 0
        for customer in one {
            while index < other.count, other[index] < customer { index += 1 }
            guard index < other.count else { break }
            if other[index] == customer { common.append(customer) }
        }
        return common
    }

    /// The score of a known customer, rounded down to a part per million.
    private func score(of customer: UInt32) throws -> Rate? {
        guard let others = try names.tokens.row(customer)?.numbers else { return nil }
        var shared: Int64 = 0
        var all = whole
        for number in others {
            if let token = tokens.first(where: { $0.number == number }) {
                shared += token.weight
            } else {
                all += Self.unit / Int64(max(try names.counts.row(number)?.number ?? 1, 1))
            }
        }
        guard all > 0 else { return nil }
        return Rate(partsPerMillion: shared * Rate.whole.partsPerMillion / all)
    }

    /// Whether this part of the looked-up name's weight is at least `threshold` of it.
    private func reaches(_ part: Int64, _ threshold: Rate) -> Bool {
        Int128(part) * Int128(Rate.whole.partsPerMillion)
            >= Int128(whole) * Int128(threshold.partsPerMillion)
    }
}
