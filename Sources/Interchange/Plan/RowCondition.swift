/// One condition of `where`: what a value has to be.
struct RowCondition: Sendable {
    let subject: Template
    /// How the plan names the subject, for messages.
    let name: String
    /// All have to hold.
    let tests: [Test]

    enum Test: Sendable {
        case present
        case absent
        case oneOf(Set<[UInt8]>)
        case noneOf(Set<[UInt8]>)
        case compare(Comparison, Template)
    }

    enum Comparison: String, Sendable, CaseIterable {
        case ge, gt, le, lt

        /// Whether a value that is `order` of the bound (below 0: less) passes.
        func holds(_ order: Int) -> Bool {
            switch self {
            case .ge: order >= 0
            case .gt: order > 0
            case .le: order <= 0
            case .lt: order < 0
            }
        }
    }
}
