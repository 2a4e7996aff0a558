import Glibc

/// A data file is read where it is mapped into memory. A page that leads nowhere, or a file that is
/// cut short meanwhile, then shows as a signal, of which nothing can be caught but the last word.
enum DamageSignal {
    private static let sentence: StaticString = """
        daybook: a data file of the book is damaged, or was cut short while it was read; daybook \
        verify looks for the place; restore a backup, or remove the book's views, which are folded \
        again

        """

    /// From now on such a signal ends the process with a sentence and the status of bad data.
    static func watch() {
        for number in [SIGBUS, SIGSEGV] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in
                _ = Glibc.write(
                    STDERR_FILENO, DamageSignal.sentence.utf8Start,
                    DamageSignal.sentence.utf8CodeUnitCount)
                _exit(ExitStatus.badData.rawValue)
            }
            sigaction(number, &action, nil)
        }
    }
}
