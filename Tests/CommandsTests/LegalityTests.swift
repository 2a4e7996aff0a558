import Accounting
import Events
import ReadModels
import TestSupport
import Testing

@testable import Commands

@Suite("Legal when")
struct LegalityTests {
    static let rows: [LegalityRow] =
        PartnerRows.all + MemberRows.all + LeadRows.all + DealRows.all + SaleRows.all
        + CommissionRows.all + PayoutRows.all + FundRows.all + RulesetRows.all + SharedRows.all

    /// What is legal is recorded; what is not is refused by its name and changes nothing.
    @Test(arguments: rows)
    func isDecidedAsTheCatalogueSays(_ row: LegalityRow) throws {
        try withTemporaryBook { book in
            var play = Play(book)
            try play.record(row.given)
            let before = try play.state()
            let outcomes = try play.append(row.when, isMovedIn: row.isMovedIn)
            guard let refusal = row.refusal else {
                for outcome in outcomes { #expect(!outcome.isRefusal, "\(outcome)") }
                #expect(try book.log.head().position > before.position)
                return
            }
            let found = outcomes.compactMap(\.refusal)
            #expect(found.count == outcomes.count, "\(outcomes)")
            #expect(found.contains { $0.name == refusal }, "\(found)")
            #expect(found.contains { $0.message.contains(row.says) }, "\(found)")
            #expect(try play.state() == before)
        }
    }

    /// Every refusal of the catalogue has a row in which it is the one.
    @Test func everyRefusalHasARow() {
        var names: [String] = []
        func add<Case: RefusalCase>(_ type: Case.Type) { names += type.allCases.map(\.rawValue) }
        add(SharedRefusal.self)
        add(PartnerRefusal.self)
        add(MemberRefusal.self)
        add(AgreementRefusal.self)
        add(LeadRefusal.self)
        add(DealRefusal.self)
        add(SaleRefusal.self)
        add(CommissionRefusal.self)
        add(PayoutRefusal.self)
        add(FundRefusal.self)
        add(RulesetRefusal.self)
        let shown = Set(Self.rows.compactMap(\.refusal))
        #expect(names.filter { !shown.contains($0) } == [])
        #expect(Set(names).count == names.count, "a name stands for one refusal")
    }
}
