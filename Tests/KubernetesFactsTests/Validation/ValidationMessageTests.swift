import KubernetesFacts
import ManifestTree
import Testing

/// The texts of validation errors.
@Suite struct ValidationMessageTests {
  private static func messages(_ yaml: String) throws -> [String] {
    let node = try #require(YAMLReader.read(Array(yaml.utf8), from: "x.yaml").documents.first?.node)
    return Validator.faults(of: node).map(\.message)
  }

  @Test func `a message about a missing type names no value`() throws {
    let messages = try Self.messages(
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: carts.shop.example}
      spec:
        group: shop.example
        names: {plural: carts, singular: cart, kind: Cart, listKind: CartList}
        scope: Namespaced
        versions:
        - name: v1
          served: true
          storage: true
          schema:
            openAPIV3Schema:
              type: object
              properties:
                kind: {type: boolean}
                metadata: {description: The metadata.}
      """)
    #expect(messages.contains("the type of metadata must be 'object'"))
    #expect(messages.contains("the type of kind must be 'string', not 'boolean'"))
  }

  @Test func `a message about a label value names the value first`() throws {
    let messages = try Self.messages(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, labels: {owner: Team Shop}}\n")
    #expect(messages.count == 1)
    #expect(messages.allSatisfy { $0.hasPrefix("invalid value 'Team Shop' for label 'owner': use ") })
  }

  @Test(arguments: [
    ("{}", "a VirtualService without hosts requires http routes, because it is a delegate"),
    ("{http: []}", "a VirtualService without hosts requires http routes, because it is a delegate"),
    ("{hosts: [a]}", "a VirtualService requires http, tls, or tcp routes"),
    ("{hosts: [a], http: [{delegate: {name: b}}]}", ""),
    ("{http: [{route: [{destination: {host: a}}]}]}", ""),
  ])
  func `a VirtualService requires the routes that it can have`(_ spec: String, _ message: String) throws {
    let found = try Self.messages(
      "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: a}, spec: \(spec)}")
    #expect(found == (message.isEmpty ? [] : [message]))
  }

  @Test func `a message about an annotation key shows the key unchanged and allows uppercase letters`() throws
  {
    func object(_ key: String, _ map: String) -> String {
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, \(map): {\(key): a}}\n"
    }
    let message = try #require(try Self.messages(object("Shop.Example/Owner_", "annotations")).first)
    #expect(message.hasPrefix("invalid annotation key 'Shop.Example/Owner_': use "))
    #expect(message.contains("optionally a domain and '/'"))
    #expect(try Self.messages(object("Shop.Example/Owner", "annotations")) == [])
    let label = try #require(try Self.messages(object("Shop.Example/Owner", "labels")).first)
    #expect(label.contains("optionally a lowercase domain and '/'"))
  }
}
