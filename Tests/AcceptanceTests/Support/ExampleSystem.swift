import Foundation
import KubernetesFacts
import TestSupport
import Testing

/// A system in `examples/`, with its profiles.
struct ExampleSystem: CustomTestStringConvertible, Sendable {
  let name: String
  let profiles: [String]
  /// Environment variables that change the system.
  var environment: [String: String] = [:]

  /// The five systems with committed manifests.
  static let five = [
    ExampleSystem(name: "online-boutique", profiles: ["base", "spot"]),
    ExampleSystem(name: "sock-shop", profiles: ["base", "spot", "chaos", "kafka"]),
    ExampleSystem(name: "appliance-call", profiles: ["base", "spot", "exercise"]),
    ExampleSystem(name: "telecom-billing", profiles: ["base", "spot", "exercise"]),
    ExampleSystem(name: "food-delivery", profiles: ["base", "spot", "exercise"]),
  ]

  /// Variants of some of the five systems, by environment variables, and the systems without committed manifests.
  static let others =
    [
      ExampleSystem(
        name: "sock-shop", profiles: ["base"], environment: ["PORTOLAN_SOCK_SHOP_QUEUE": "kafka"]),
      ExampleSystem(name: "many-services", profiles: ["base"]),
      ExampleSystem(name: "drift-detection", profiles: ["base"]),
    ]
    + SpotNodeLabel.current.map(\.provider).filter { $0 != SpotNodeLabel.eks.provider }.map { provider in
      ExampleSystem(
        name: "online-boutique", profiles: ["spot"], environment: ["PORTOLAN_SPOT_PROVIDER": provider])
    }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the committed files.
  static let charts = root.appending(path: "charts").path
  /// The repository in the committed GitOps objects.
  static let repository = "https://git.example.com/platform/charts.git"

  /// The folder of the system's spec.
  var spec: String { Self.root.appending(path: "examples/\(name)").path }
  /// The folder of the system's committed charts.
  var chart: String { "\(Self.charts)/\(name)" }
  /// The folder of the system's committed manifests in a profile.
  func manifests(in profile: String) -> String { "\(chart)/manifests/\(profile)" }

  var testDescription: String {
    ([name] + environment.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
  }
}
