/// What ends the program before its work is done: an exit status of sysexits.h and a sentence.
struct Failure: Error {
    let status: Int32
    let message: String
}
