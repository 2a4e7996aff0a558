/// Figures that must agree and do not: what a report says is not what it is made of. Nothing is
/// printed then, since one of the two is wrong.
package struct FigureMismatch: Error, Hashable, Sendable {
    /// What was compared, as `the opening of P-101 in 2025-02`.
    package let what: String
    /// The figure as one way finds it.
    package let found: String
    /// The figure as the other way finds it.
    package let expected: String

    /// Throws where the two are not the same.
    static func check(
        _ what: @autoclosure () -> String, _ found: Int64, is expected: Int64,
        _ text: (Int64) -> String
    ) throws(FigureMismatch) {
        guard found != expected else { return }
        throw FigureMismatch(what: what(), found: text(found), expected: text(expected))
    }
}

extension FigureMismatch: CustomStringConvertible {
    package var description: String {
        "\(what) comes to \(found) and to \(expected), which must be the same; daybook verify says "
            + "whether the book is whole"
    }
}
