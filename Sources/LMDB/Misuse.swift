import Glibc

/// Stops the process with `sentence` on standard error.
///
/// For faults of the caller that would otherwise hang or damage data. `precondition` alone would
/// not do: optimised builds drop its message, and a hang avoided without a word helps nobody.
@usableFromInline
@inline(never)
func misuse(_ sentence: StaticString) -> Never {
    sentence.withUTF8Buffer { text in
        _ = write(STDERR_FILENO, text.baseAddress, text.count)
        _ = write(STDERR_FILENO, "\n", 1)
    }
    preconditionFailure()
}
