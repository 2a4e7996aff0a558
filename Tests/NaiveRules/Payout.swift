/// A payout of a run (section 9).
struct Payout {
    /// Who is paid.
    let payee: String
    /// The run, which says the pay date.
    let run: String
    /// Minor units of the programme's currency.
    let gross: Int128
    /// The part of it that is withheld.
    let withheld: Int128
    /// Whether the bank has settled it.
    var isSettled = false

    /// Reads a `payout.scheduled`.
    init(_ data: JSONValue) throws {
        payee = try data.text("payeeId")
        run = try data.text("runId")
        gross = try data.money("gross").amount
        withheld = try data.list("withheld").reduce(0) { $0 + (try $1.money("amount").amount) }
    }

    /// What is paid.
    var net: Int128 { gross - withheld }
}
