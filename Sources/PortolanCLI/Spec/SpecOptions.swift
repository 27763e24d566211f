import ArgumentParser

/// Options of every command that evaluates specs.
struct SpecOptions: ParsableArguments {
  @Flag(help: "Evaluate anew, and keep nothing.")
  var noCache = false

  @Flag(name: .shortAndLong, help: "Say where results come from and what guarded their evaluation.")
  var verbose = false
}
