import ArgumentParser

/// The common options of commands that evaluate specs.
struct SpecOptions: ParsableArguments {
  @Flag(help: "Ignore the cache and do not update it.")
  var noCache = false

  @Flag(
    name: .shortAndLong,
    help: "Print cache and sandbox details. With simulate, the text report also lists all events.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "Format of messages on standard error: text, or github for annotations in GitHub Actions.",
      valueName: "format"))
  var messageFormat = MessageFormat.text

  func validate() { MessageFormat.current = messageFormat }
}
