/// A book that a scenario was played into, and that can be asked: in this process, or by the
/// program. What it must say is the same.
protocol ScenarioBook: AnyObject {
    /// Position of each line, from line 1 at index 1.
    var positions: [UInt64] { get }
    var refusedLines: [Int] { get }
    /// Lines that were there already.
    var repeatedLines: [Int] { get }
    /// Why a line was refused.
    func refusal(_ line: Int) -> String
    /// Position of the last event.
    func head() throws -> UInt64
    func rows(_ question: ScenarioQuestion) throws -> [AnsweredRow]
    /// What differs once every model is folded from the log in one go.
    func differencesFromReplay() throws -> [String]
}

extension ScenarioBook {
    /// The answer by what was known at a line; at the last one without it.
    func rows(
        _ question: ScenarioQuestion, knownAtLine line: Int?
    ) throws -> [AnsweredRow] {
        var question = question
        question.knownAt = line.map { positions[$0] }
        return try rows(question)
    }
}
