import ArgumentParser

/// The `portolan` command.
@main
struct PortolanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portolan", abstract: "Declare microservice systems in Swift; get their Kubernetes charts.")
}
