import Diagnostics
import KubernetesFacts
import ManifestTree
import Testing

/// The fields of declared objects that autoscalers and canaries control.
@Suite struct ForeignFieldsTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let objects: [Object]
    /// The fields, after the kind of their object.
    let fields: [String]

    init(_ sentence: String, _ objects: Object..., fields: [String]) {
      (testDescription, self.objects, self.fields) = (sentence, objects, fields)
    }
  }

  private static func object(
    _ apiVersion: String, _ kind: String, _ name: String, in namespace: String = "shop", _ spec: Node = [:]
  ) -> Object {
    let identity = ObjectIdentity(apiVersion: apiVersion, kind: kind, namespace: namespace, name: name)
    return Object(
      identity, ["spec": spec], from: Origin(FileLocation(file: "App.swift", line: 1, column: 1)))
  }

  private static let cart = object("apps/v1", "Deployment", "cart", ["replicas": 2])
  private static func scaler(_ target: Node, in namespace: String = "shop") -> Object {
    object("autoscaling/v2", "HorizontalPodAutoscaler", "cart", in: namespace, ["scaleTargetRef": target])
  }
  private static let target: Node = ["apiVersion": "apps/v1", "kind": "Deployment", "name": "cart"]
  private static let routes = object(
    "networking.istio.io/v1", "VirtualService", "routes",
    [
      "http": [
        ["name": "first", "route": [["destination": ["host": "a"]], ["destination": ["host": "b"]]]],
        ["name": "second", "route": [["destination": ["host": "a"]], ["destination": ["host": "b"]]]],
        ["name": "third", "route": [["destination": ["host": "a"]]]],
      ],
      "tcp": [["route": [["destination": ["host": "a"]], ["destination": ["host": "b"]]]]],
    ])
  private static let rule = object(
    "networking.istio.io/v1", "DestinationRule", "rule",
    [
      "host": "cart",
      "subsets": [
        ["name": "other", "labels": ["version": "1"]], ["name": "canary", "labels": ["version": "2"]],
        ["name": "stable", "labels": ["version": "3"]],
      ],
    ])
  private static func rollout(_ istio: Node) -> Object {
    object(
      "argoproj.io/v1alpha1", "Rollout", "cart",
      ["strategy": ["canary": ["trafficRouting": ["istio": istio]]]])
  }

  static let examples = [
    Example("no field has another owner", cart, routes, rule, fields: []),
    Example("an autoscaler sets replicas", cart, scaler(target), fields: ["Deployment /spec/replicas"]),
    Example(
      "an autoscaler of KEDA sets replicas",
      cart, object("keda.sh/v1alpha1", "ScaledObject", "cart", ["scaleTargetRef": ["name": "cart"]]),
      fields: ["Deployment /spec/replicas"]),
    Example(
      "an autoscaler of another kind's object or namespace does not", cart,
      scaler(["apiVersion": "apps/v1", "kind": "StatefulSet", "name": "cart"]), scaler(target, in: "other"),
      fields: []),
    Example(
      "a Rollout changes the weights of the routes that it names",
      routes,
      rollout([
        "virtualService": ["name": "routes", "routes": ["second", "third"]],
        "destinationRule": ["name": "routes", "canarySubsetName": "a", "stableSubsetName": "b"],
      ]),
      fields: [
        "VirtualService /spec/http/1/route/0/weight", "VirtualService /spec/http/1/route/1/weight",
      ]),
    Example(
      "or of all", routes, rollout(["virtualServices": [["name": "routes"]]]),
      fields: [
        "VirtualService /spec/http/0/route/0/weight", "VirtualService /spec/http/0/route/1/weight",
        "VirtualService /spec/http/1/route/0/weight", "VirtualService /spec/http/1/route/1/weight",
        "VirtualService /spec/tcp/0/route/0/weight", "VirtualService /spec/tcp/0/route/1/weight",
      ]),
    Example(
      "and narrows two subsets", rule,
      rollout([
        "destinationRule": ["name": "rule", "canarySubsetName": "canary", "stableSubsetName": "stable"]
      ]),
      fields: [
        "DestinationRule /spec/subsets/1/labels/rollouts-pod-template-hash",
        "DestinationRule /spec/subsets/2/labels/rollouts-pod-template-hash",
      ]),
    Example(
      "a Rollout changes the selectors of two Services",
      object("v1", "Service", "stable", ["selector": ["app": "cart"]]),
      object(
        "argoproj.io/v1alpha1", "Rollout", "cart",
        ["strategy": ["canary": ["stableService": "stable", "canaryService": "canary"]]]),
      fields: ["Service /spec/selector/rollouts-pod-template-hash"]),
    Example(
      "a canary changes subsets of the same pods, and the routes between them",
      object(
        "networking.istio.io/v1", "DestinationRule", "rule",
        [
          "host": "cart",
          "subsets": [
            ["name": "old", "labels": ["version": "1"]], ["name": "stable", "labels": ["app": "cart"]],
            ["name": "canary", "labels": ["app": "cart"]],
          ],
        ]),
      object(
        "networking.istio.io/v1", "VirtualService", "cart",
        [
          "http": [
            [
              "route": [
                ["destination": ["host": "cart", "subset": "stable"], "weight": 100],
                ["destination": ["host": "cart", "subset": "canary"], "weight": 0],
              ]
            ],
            [
              "route": [
                ["destination": ["host": "cart", "subset": "old"]],
                ["destination": ["host": "other", "subset": "canary"]],
              ]
            ],
          ]
        ]),
      fields: [
        "DestinationRule /spec/subsets/1/labels/rollouts-pod-template-hash",
        "DestinationRule /spec/subsets/2/labels/rollouts-pod-template-hash",
        "VirtualService /spec/http/0/route/0/weight", "VirtualService /spec/http/0/route/1/weight",
      ]),
    Example(
      "a Canary changes the weights of the service's HTTPRoute",
      object(
        "gateway.networking.k8s.io/v1", "HTTPRoute", "cart",
        ["rules": [["backendRefs": [["name": "a"], ["name": "b"]]], ["backendRefs": [["name": "a"]]]]]),
      object("flagger.app/v1beta1", "Canary", "cart", ["service": ["name": "cart"]]),
      fields: [
        "HTTPRoute /spec/rules/0/backendRefs/0/weight", "HTTPRoute /spec/rules/0/backendRefs/1/weight",
      ]),
    Example(
      "users start the Job of an experiment, and no other Job",
      labeled(object("batch/v1", "Job", "load", ["suspend": true]), [PortolanKey.experiment: "load"]),
      labeled(object("batch/v1", "Job", "init", ["suspend": true]), ["app": "init"]),
      fields: ["Job /spec/suspend"]),
  ]

  private static func labeled(_ object: Object, _ labels: NodeMap) -> Object {
    var object = object
    object.node = .map(["metadata": ["labels": .map(labels)], "spec": object.node["spec"] ?? [:]])
    return object
  }

  @Test(arguments: examples) func `fields of other controllers are found`(_ example: Example) {
    let fields = ForeignFields.among(example.objects).flatMap { fields in
      fields.pointers.map { "\(fields.object.kind) \($0)" }
    }
    #expect(fields == example.fields)
  }
}
