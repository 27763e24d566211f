import ArgumentParser
import Diagnostics
import KubernetesFacts
import Portolan

/// The `portolan` command.
@main
struct PortolanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portolan",
    abstract:
      "Declare microservice systems in typed Swift, and render, compare, lint, and simulate their Kubernetes objects.",
    version: """
      \(Payload.version)
      Kubernetes schemas: \(SchemaSources.kubernetes)
      Istio schemas: \(SchemaSources.istio)
      """,
    subcommands: [
      RenderCommand.self, DiffCommand.self, LintCommand.self, SimulateCommand.self, GraphCommand.self,
      RulesCommand.self, BuildCommand.self, ImagesCommand.self, CacheCommand.self, DoctorCommand.self,
      ImportCommand.self, InitCommand.self, EditorCommand.self,
    ])

  static func main() {
    if let fault = unknownCommand(CommandLine.arguments.dropFirst()) {
      exit(withError: CommandFailure(diagnostics: [fault], exitCode: 64).exit())
    }
    main(nil)
  }

  /// The error for a first argument that is not a command, with the nearest one.
  private static func unknownCommand(_ arguments: ArraySlice<String>) -> Diagnostic? {
    guard let name = arguments.first, !name.hasPrefix("-") else { return nil }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !known.contains(name) else { return nil }
    return Diagnostic(
      "command/unknown", .error, "unknown command '\(name)'", at: nil,
      fix: nearestName(to: name, among: known).map { "did you mean '\($0)'?" } ?? "see 'portolan --help'")
  }
}
