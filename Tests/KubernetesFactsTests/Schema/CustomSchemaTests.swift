import KubernetesFacts
import ManifestTree
import Testing

/// Custom resources under the CustomResourceDefinition in the same input.
@Suite struct CustomSchemaTests {
  private static let definition = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: kiosks.fair.example}
    spec:
      group: fair.example
      scope: Namespaced
      names: {kind: Kiosk, plural: kiosks}
      versions:
      - {name: v1alpha1, served: false, storage: false, schema: {openAPIV3Schema: {type: object}}}
      - name: v1
        served: true
        storage: true
        schema:
          openAPIV3Schema:
            type: object
            required: [spec]
            properties:
              spec:
                type: object
                required: [seats, mode]
                x-kubernetes-validations:
                - {rule: "!has(self.opens) || !has(self.closes) || self.opens < self.closes", message: it opens before it closes}
                - {rule: "self.goods.all(g, self.goods.exists_one(o, o.name == g.name))", message: goods differ}
                - {rule: "self.mode != 'fixed' || self.seats % 2 == 0", messageExpression: "'odd seats: ' + string(self.seats)"}
                - {rule: self.seats >= oldSelf.seats}
                properties:
                  seats: {type: integer, minimum: 1, maximum: 40}
                  mode: {type: string, enum: [fixed, folding], default: folding}
                  code: {type: string, pattern: '^[A-Z]{2}(-[0-9]+)?$', maxLength: 8}
                  opens: {type: integer}
                  closes: {type: integer}
                  width: {x-kubernetes-int-or-string: true}
                  note: {type: string, nullable: true}
                  extra: {type: object, x-kubernetes-preserve-unknown-fields: true}
                  pod: {type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}
                  prices: {type: object, additionalProperties: {type: number, exclusiveMinimum: true, minimum: 0}}
                  pay: {type: object, properties: {cash: {type: object}, card: {type: object}}, oneOf: [{required: [cash]}, {required: [card]}]}
                  goods:
                    type: array
                    default: []
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [name]
                    items: {type: object, required: [name], properties: {name: {type: string}, amount: {type: integer}}}
    """

  private static func objects(_ text: String) -> [Object] {
    ManifestReader.read(Array(text.utf8), from: "kiosk.yaml").objects
  }

  private static func messages(_ spec: String, version: String = "v1") -> [String] {
    let text = """
      \(definition)
      ---
      apiVersion: fair.example/\(version)
      kind: Kiosk
      metadata: {name: north, labels: {a: b}}
      spec: \(spec)
      status: {anything: 1}
      """
    let objects = objects(text)
    return CustomSchemas(among: objects).issues(of: objects[1].node).map(\.message)
  }

  @Test(arguments: [
    "{seats: 2}", "{seats: 2, mode: folding, code: AB-12, width: 10%}", "{seats: 2, width: 10, note: null}",
    "{seats: 2, extra: {a: {b: c}}, pod: {apiVersion: v1, kind: Pod, metadata: {name: x, foo: y}, spec: {}}}",
    "{seats: 2.0, prices: {tea: 1, cake: 2.5}, pay: {cash: {}}, goods: [{name: a}, {name: b, amount: 2}]}",
    "{seats: 3, opens: 9, closes: 17, mode: folding}",
  ])
  func `a custom resource that matches its schema has no issues`(spec: String) {
    #expect(Self.messages(spec) == [])
  }

  @Test(arguments: [
    ("{}", "required field 'seats' is missing"),
    ("{seats: 0}", "'seats' is 0, expected at least 1"),
    ("{seats: '2'}", "'seats' is the string '2', expected a whole number"),
    ("{seats: 2, mode: Fixed}", "'mode' is 'Fixed', expected fixed or folding"),
    ("{seats: 2, code: AB-}", "'code' is 'AB-', expected a string that matches '^[A-Z]{2}(-[0-9]+)?$'"),
    ("{seats: 2, code: AB-123456}", "'code' is 9 characters long, expected at most 8 characters"),
    ("{seats: 2, width: true}", "'width' is true, expected a whole number or a string"),
    ("{seats: 2, sheets: 1}", "unknown field 'sheets', expected a field of Kiosk.spec"),
    ("{seats: 2, prices: {tea: 0}}", "'tea' is 0, expected more than 0"),
    (
      "{seats: 2, pay: {cash: {}, card: {}}}",
      "'pay' has 'cash' and 'card', expected exactly one of 'cash' and 'card'"
    ),
    ("{seats: 2, pay: {}}", "'pay' requires exactly one of 'cash' and 'card'"),
    (
      "{seats: 2, goods: [{name: a}, {name: a}]}",
      "'goods[1]' is a second element with 'name' 'a', expected only one"
    ),
    ("{seats: 2, goods: [{amount: 1}]}", "required field 'name' is missing"),
    (
      "{seats: 2, opens: 9, closes: 9}",
      "'spec' violates a rule of the CustomResourceDefinition: it opens before it closes"
    ),
    ("{seats: 3, mode: fixed}", "'spec' violates a rule of the CustomResourceDefinition: odd seats: 3"),
  ])
  func `the first issue names the keyword or the rule`(spec: String, message: String) {
    #expect(Self.messages(spec).first == message)
  }

  @Test func `a version that the definition does not serve is unknown`() {
    #expect(
      Self.messages("{}", version: "v1alpha1") == [
        "unknown kind 'Kiosk' of 'fair.example/v1alpha1', expected 'fair.example/v1'"
      ])
  }

  @Test func `a resource that one of several definitions of its kind accepts has no issues`() {
    let text = """
      \(Self.definition)
      ---
      \(Self.definition.replacing("maximum: 40", with: "maximum: 80"))
      ---
      {apiVersion: fair.example/v1, kind: Kiosk, metadata: {name: a}, spec: {seats: 60}}
      """
    let objects = Self.objects(text)
    #expect(CustomSchemas(among: objects).issues(of: objects[2].node) == [])
  }

  @Test(arguments: ["rules: [{apiGroups: [fair.example]}]", "clientConfig: {}"])
  func `a field that a mutating webhook can add is not missing`(webhook: String) {
    let text = """
      \(Self.definition)
      ---
      {apiVersion: fair.example/v1, kind: Kiosk, metadata: {name: a}, spec: {opens: nine}}
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: MutatingWebhookConfiguration
      metadata: {name: fair}
      webhooks: [{name: a.fair.example, \(webhook)}]
      """
    let objects = Self.objects(text)
    #expect(CustomSchemas(among: objects).issues(of: objects[1].node).map(\.fault) == [.wrongType])
  }

  @Test func `an issue that the table of schemas reports is not repeated`() {
    let text = """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: virtualservices.networking.istio.io}
      spec:
        group: networking.istio.io
        names: {kind: VirtualService}
        versions:
        - name: v1
          served: true
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  required: [exportTo]
                  properties:
                    hosts: {type: array, items: {type: string, pattern: '^[a-z.]+$'}}
                    http: {type: array, items: {type: object, properties: {timeout: {type: string}}}}
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: shop}
      spec: {hosts: [shop.example, SHOP], http: [{timeout: 5}]}
      """
    let objects = Self.objects(text)
    let issues = CustomSchemas(among: objects).issues(of: objects[1].node, beside: .newest)
    #expect(issues.count { $0.path.steps.keys.last == "timeout" } == 1)
    #expect(Set(issues.map(\.fault)) == [.wrongType, .malformed, .missingField])
  }

  @Test func `a pattern with thousands of optional parts is matched in linear time`() {
    let definition = Self.definition.replacing("^[A-Z]{2}(-[0-9]+)?$", with: "^(a?){1000}(a?){900}b$")
      .replacing(", maxLength: 8", with: "")
    let text = """
      \(definition)
      ---
      apiVersion: fair.example/v1
      kind: Kiosk
      metadata: {name: a}
      spec: {seats: 2, code: \(String(repeating: "a", count: 500))}
      """
    let objects = Self.objects(text)
    #expect(CustomSchemas(among: objects).issues(of: objects[1].node).map(\.fault) == [.malformed])
  }
}
