import Diagnostics
import Expansion
import Portolan

/// A spec that a test puts together.
struct TestApp: App {
  var name = "shop"
  var namespace = "shop"
  var releaseName = "shop"
  var namePrefix = ""
  var profiles: [Profile] = [.base]
  var imageRegistry: String?
  var selectorLabel = "app"
  var labels: KeyValues = [:]
  var annotations: KeyValues = [:]
  var podLabels: KeyValues = [:]
  var podAnnotations: KeyValues = [:]
  var listedServices: [Service] = []
  var listedResources: [any AppPart] = []
  var listedExperiments: [Experiment] = []

  func services(in profile: Profile) -> [Service] { return listedServices }
  func resources(in profile: Profile) -> [any AppPart] { return listedResources }
  func experiments(in profile: Profile) -> [Experiment] { return listedExperiments }

  /// Where the faults of what holds for the whole system are reported.
  static let location = FileLocation(file: "App.swift", line: 1, column: 1)

  /// The spec as the tool reads it.
  func expansion() throws -> SystemExpansion {
    try SystemExpansion(Payload(Payload.encode(self)), profile: profiles.first ?? .base)
  }

  /// What is wrong with the spec.
  func faults() throws -> [Diagnostic] { try expansion().check { _ in Self.location } }
}
