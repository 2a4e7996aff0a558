import Accounting
import Projections

/// What an event changes in windows of caps.
struct CapChanges {
    /// What a document brings into a window from now on.
    struct Change {
        let tree: TreeKey
        /// By the window that it comes from, then by position: what is carried comes first.
        let key: OrderKey
        let document: DocumentElement
        /// Minor units; nil where it brings nothing any more.
        let amount: Int64?
    }

    private(set) var all: [Change] = []

    mutating func add(_ change: Change) {
        all.append(change)
    }

    /// By window, early before late, then by place.
    func inOrder() -> [Change] {
        all.count < 2
            ? all : all.sorted { $0.tree == $1.tree ? $0.key < $1.key : $0.tree < $1.tree }
    }
}

/// A component's caps of one kind of window for one payee: what is carried stays among them.
struct CapChain {
    let component: UInt16
    let payee: UInt32
    let kind: Period.Kind

    init(component: UInt16, payee: UInt32, kind: Period.Kind) {
        self.component = component
        self.payee = payee
        self.kind = kind
    }

    init(_ tree: TreeKey) {
        component = UInt16(truncatingIfNeeded: tree.owner >> 40)
        kind = Period.Kind(rawValue: UInt8(truncatingIfNeeded: tree.owner >> 32)) ?? .lifetime
        payee = UInt32(truncatingIfNeeded: tree.owner)
    }

    func tree(_ window: Period) -> TreeKey {
        TreeKey(
            owner: UInt64(component) << 40 | UInt64(kind.rawValue) << 32 | UInt64(payee),
            span: UInt64(window.rawValue))
    }
}
