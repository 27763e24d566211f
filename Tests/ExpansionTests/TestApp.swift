import Diagnostics
import Expansion
import Portolan

/// A spec that a test creates.
struct TestApp: App {
  var name = "shop"
  var namespace = "shop"
  var releaseName = "shop"
  var namePrefix = ""
  var profiles: [Profile] = [.base]
  var imageRegistry: String?
  var selectorLabel = "app"
  var labels: KeyValues = [:]
  var objectLabels: KeyValues = [:]
  var annotations: KeyValues = [:]
  var podLabels: KeyValues = [:]
  var podAnnotations: KeyValues = [:]
  var defaults = ServiceDefaults.all
  var qualifiesHosts = false
  var listedServices: [Service] = []
  var listedResources: [any AppPart] = []
  var listedExperiments: [Experiment] = []

  func services(in profile: Profile) -> [Service] { return listedServices }
  func resources(in profile: Profile) -> [any AppPart] { return listedResources }
  func experiments(in profile: Profile) -> [Experiment] { return listedExperiments }

  /// The position of errors in the whole system.
  static let location = FileLocation(file: "App.swift", line: 1, column: 1)

  /// The spec after encoding and decoding.
  func expansion() throws -> SystemExpansion {
    try SystemExpansion(Payload(Payload.encode(self)), profile: profiles.first ?? .base)
  }

  /// The errors in the spec.
  func faults() throws -> [Diagnostic] { try expansion().check { _ in Self.location } }
}
