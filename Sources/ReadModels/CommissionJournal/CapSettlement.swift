import Projections

/// Windows of caps that change, worked through early before late, each with what is carried into it.
struct CapSettlement {
    /// The documents whose shares have been looked at.
    var found = FoundDocuments()
    /// The window at hand.
    var window: CapWindow?
    /// By window, then by place.
    private let changes: [CapChanges.Change]
    private var next = 0
    /// What is carried goes to the next window of the same chain: one window at a time.
    private var carried: [CapChanges.Change] = []

    /// Whether caps themselves have changed: then what is kept may change where amounts do not.
    let hasNewTerms: Bool

    init(_ changes: CapChanges = CapChanges(), hasNewTerms: Bool = false) {
        self.changes = changes.inOrder()
        self.hasNewTerms = hasNewTerms
    }

    /// Turns to the next window, with what the one before carries into it; to none after the last.
    mutating func turn() {
        if let window { carried += window.onward }
        let own = next < changes.count ? changes[next].tree : nil
        guard let tree = [own, carried.first?.tree].compactMap(\.self).min() else {
            window = nil
            return
        }
        var inside: [CapChanges.Change] = []
        if carried.first?.tree == tree { swap(&inside, &carried) }
        while next < changes.count, changes[next].tree == tree {
            inside.append(changes[next])
            next += 1
        }
        window = CapWindow(tree, inside)
    }
}

/// A window of a cap that changes: first what its documents bring, then what each of those whose
/// share that moves keeps and carries on.
struct CapWindow {
    let tree: TreeKey
    let chain: CapChain
    /// What changes in the next window.
    var onward: [CapChanges.Change] = []
    private let changes: [CapChanges.Change]
    private var next = 0
    private var moved: [(key: OrderKey, document: DocumentElement)] = []
    private var isOrdered = false
    private var nextMoved = 0

    init(_ tree: TreeKey, _ changes: [CapChanges.Change]) {
        self.tree = tree
        self.changes = changes
        chain = CapChain(tree)
    }

    mutating func nextChange() -> CapChanges.Change? {
        guard next < changes.count else { return nil }
        next += 1
        return changes[next - 1]
    }

    /// A document whose share may change.
    mutating func move(_ document: DocumentElement, at key: OrderKey) {
        moved.append((key, document))
    }

    /// The next document whose share may change, in the window's order, once all changes are in.
    mutating func nextMovedDocument() -> (key: OrderKey, document: DocumentElement)? {
        if !isOrdered {
            if moved.count > 1 { moved.sort { $0.key < $1.key } }
            isOrdered = true
        }
        while nextMoved < moved.count {
            nextMoved += 1
            let isAgain = nextMoved > 1 && moved[nextMoved - 2].key == moved[nextMoved - 1].key
            if !isAgain { return moved[nextMoved - 1] }
        }
        return nil
    }
}
