/// What an event makes the journal settle, and how far that has come: document by document, so that
/// it can be left off and gone on with.
struct Settlement {
    /// What is done with the documents of a stage.
    enum Stage {
        /// They are valued, and what changes in form, floor and stack cap is posted.
        case valuing
        /// Windows of caps are brought to what they hold from now on.
        case capping
        /// What caps take and carry is posted.
        case postingCaps
        /// What leaves *held* is posted.
        case releasing
        case done
    }

    var run: SettlingRun
    private(set) var stage = Stage.valuing
    private(set) var documents: [FoundDocument]
    var caps = CapSettlement()
    private var next = 0

    init(_ run: SettlingRun) {
        self.run = run
        documents = run.found.inOrder()
    }

    /// How many documents of the stage at hand are left.
    var left: Int { documents.count - next }
    /// The documents of the stage at hand that are left, in the order of the log.
    var waiting: ArraySlice<FoundDocument> { documents[next...] }

    /// The next document of the stage at hand; nil after the last.
    mutating func nextDocument() -> DocumentElement? {
        guard next < documents.count else { return nil }
        next += 1
        return documents[next - 1].element
    }

    /// Goes on to the next stage at which there is something to do.
    mutating func turn() {
        switch stage {
        case .valuing where !run.caps.all.isEmpty:
            stage = .capping
            caps = CapSettlement(run.caps, hasNewTerms: run.cause == .ruleChange)
            begin(with: [])
        case .capping:
            stage = .postingCaps
            begin(with: caps.found.inOrder())
        case .valuing, .postingCaps:
            stage = .releasing
            begin(with: run.posted.inOrder())
        case .releasing, .done:
            stage = .done
            begin(with: [])
        }
    }

    private mutating func begin(with documents: [FoundDocument]) {
        self.documents = documents
        next = 0
    }
}
