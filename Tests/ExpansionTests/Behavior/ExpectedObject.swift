import Diagnostics
import Expansion
import ManifestTree
import Portolan
import Testing

extension TestApp {
  /// Creates a system of services and shared resources.
  init(
    prefix: String = "", registry: String? = nil,
    @ListBuilder<Portolan.Service> services: () -> [Portolan.Service],
    @ListBuilder<any AppPart> resources: () -> [any AppPart] = { [] }
  ) {
    self.init(
      namePrefix: prefix, imageRegistry: registry, listedServices: services(), listedResources: resources())
  }

  /// The objects of the expanded system.
  func objects(images: [ImageOverride] = []) throws -> [ManifestTree.Object] {
    let expansion = try SystemExpansion(
      Payload(Payload.encode(self)), profile: profiles.first ?? .base, images: images)
    let faults = expansion.check { _ in Self.location }.filter { $0.severity == .error }
    #expect(faults == [])
    return (0..<expansion.partCount).flatMap { expansion.part($0).objects }
  }
}

/// Checks a part of an object, `Kind/name`, in the expanded system.
func expect(
  _ object: String, _ path: String..., in app: TestApp, images: [ImageOverride] = [], is yaml: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expect(object, path, in: app, images: images, is: yaml, sourceLocation: sourceLocation)
}

/// Checks a part of an object, `Kind/name`, in the expanded system.
func expect(
  _ object: String, _ path: [String], in app: TestApp, images: [ImageOverride] = [], is yaml: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let objects = try app.objects(images: images)
  let found = objects.first { "\($0.identity.kind)/\($0.identity.name)" == object }
  let names = objects.map { "\($0.identity.kind)/\($0.identity.name)" }
  let node = try #require(found?.node, "there are \(names)", sourceLocation: sourceLocation)
  let part = path.reduce(Optional(node)) { node, key in
    if let index = Int(key), case .list(let list)? = node { return list[index] }
    return node?[key]
  }
  let text = try #require(part?.yaml, "\(node.yaml)", sourceLocation: sourceLocation)
  #expect(text == yaml + "\n", sourceLocation: sourceLocation)
}
