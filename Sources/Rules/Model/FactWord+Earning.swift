// Facts of a line as one who earns on it sees them.

extension FactWord {
    /// The same facts under another role.
    package func with(role: ShareRole?) -> FactWord {
        FactWord(
            rawValue: rawValue & ~FactGroup.role.mask | FactGroup.role.bit(role?.rawValue))
    }

    /// The line's facts as an ancestor sees them who earns on what the payee is credited for: its
    /// own standing and kind, the deal and the role of the payee (rules.md section 3).
    package func earned(by ancestor: FactWord) -> FactWord {
        let own = FactGroup.standing.mask | FactGroup.payeeKind.mask
        return FactWord(rawValue: rawValue & ~own | ancestor.rawValue & own)
    }

    /// The same standing and kind with another's facts of the deal.
    package func with(dealOf other: FactWord) -> FactWord { other.earned(by: self) }
}
