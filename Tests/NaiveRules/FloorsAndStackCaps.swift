// Section 6: floors of an invoice, caps of a line, and the one rounding on the document.

extension Recomputation {
    /// `floor_per_invoice`: where the invoice's sum is above 0 and below the floor, the difference
    /// is added to the last line that the component applies to and that has a basis above zero.
    func liftToFloors(_ earnings: inout [Earning]) {
        for (key, indices) in byAmount(earnings) where known.documents[key.document].isInvoice {
            guard let floor = earnings[indices[0]].component.floor else { continue }
            let sum = indices.reduce(0) { $0 + earnings[$1].form }
            guard sum > 0, sum < floor * million else { continue }
            // A quantity may earn where the basis is rounded to nothing: then it is the last line.
            let last =
                indices.last { earnings[$0].credited.basis > 0 } ?? indices[indices.count - 1]
            earnings[last].floored += floor * million - sum
            earnings[last].capped = earnings[last].floored
        }
    }

    /// `stack_cap`, line by line.
    func cutToStackCaps(_ earnings: inout [Earning]) {
        let lines = Dictionary(grouping: earnings.indices) { index in
            [earnings[index].credited.document, earnings[index].credited.line]
        }
        for (place, indices) in lines {
            let document = known.documents[place[0]]
            guard let rules = known.version(of: document), let cap = rules.stackCap else {
                continue
            }
            let primary = shares.reduce(Int128(0)) { sum, credited in
                let isOnLine = credited.document == place[0] && credited.line == place[1]
                return isOnLine && credited.share.isPrimary ? sum + credited.basis : sum
            }
            guard primary > 0 else { continue }
            let counted = indices.filter { !earnings[$0].component.isOutsideStackCap }.sorted()
            let sum = counted.reduce(0) { $0 + earnings[$1].floored }
            reduce(&earnings, counted, by: sum - cap.max * primary, in: rules.orderOfReduction)
        }
    }

    private func reduce(
        _ earnings: inout [Earning], _ counted: [Int], by excess: Int128, in order: [String]
    ) {
        var excess = excess
        for id in order where excess > 0 {
            let indices = counted.filter { earnings[$0].component.id == id }
            let weights = indices.map { max(0, earnings[$0].floored) }
            let cut = min(excess, weights.reduce(0, +))
            let parts = allocated(cut, by: weights, among: indices.map { earnings[$0].earner })
            for (index, part) in zip(indices, parts) { earnings[index].capped -= part }
            excess -= cut
        }
    }

    /// `A = round(Σ e_i)` over a document's lines and shares, after each of the steps.
    func roundedAmounts(_ earnings: [Earning]) -> [AmountKey: SteppedAmount] {
        var result: [AmountKey: SteppedAmount] = [:]
        for (key, indices) in byAmount(earnings) {
            let rounding = known.rounding(of: known.documents[key.document])
            let sums = [\Earning.form, \.floored, \.capped].map { step in
                let sum = indices.reduce(0) { $0 + earnings[$1][keyPath: step] }
                return rounded(sum, over: million, rounding)
            }
            result[key] = SteppedAmount(
                form: sums[0], floor: sums[1] - sums[0], stackCap: sums[2] - sums[1])
        }
        return result
    }

    private func byAmount(_ earnings: [Earning]) -> [AmountKey: [Int]] {
        Dictionary(grouping: earnings.indices) { index in
            AmountKey(
                component: earnings[index].component.id, payee: earnings[index].earner,
                document: earnings[index].credited.document)
        }.mapValues { $0.sorted() }
    }
}

extension RuleFile {
    /// In which order the stack cap reduces: as named, then the rest from last to first.
    var orderOfReduction: [String] {
        let first = stackCap?.reduceFirst ?? []
        return first + components.map(\.id).reversed().filter { !first.contains($0) }
    }
}
