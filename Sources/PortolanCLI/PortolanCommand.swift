import ArgumentParser
import KubernetesFacts
import Portolan

/// The `portolan` command.
@main
struct PortolanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portolan",
    abstract:
      "Declare microservice systems in typed Swift, and render, compare, lint and simulate their objects.",
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
}
