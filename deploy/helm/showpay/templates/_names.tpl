{{/* All below take a dict: root (the chart's own scope), name (of a service), service (its values). */}}

{{/* What selects the pods of a service, or those of its migration. */}}
{{- define "showpay.selector" -}}
app.kubernetes.io/part-of: showpay
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/name: {{ .name }}
{{- end }}

{{- define "showpay.labels" -}}
{{ include "showpay.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "showpay.podSecurity" -}}
runAsNonRoot: true
runAsUser: 999
runAsGroup: 999
fsGroup: 999
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "showpay.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "showpay.image" -}}
{{ required "image.repository: name the registry and folder of your images, as in registry.example/showpay" .root.Values.image.repository }}/{{ .name }}:{{ .root.Values.image.tag }}
{{- end }}

{{/* Names resolve, and the database answers: what every pod needs. */}}
{{- define "showpay.commonEgress" -}}
- to:
    - namespaceSelector: {}
      podSelector:
        matchLabels:
          k8s-app: kube-dns
  ports:
    - {protocol: UDP, port: 53}
    - {protocol: TCP, port: 53}
- to: {{- toYaml .root.Values.database.peers | nindent 4 }}
  ports:
    - {protocol: TCP, port: {{ .root.Values.database.port }}}
{{- end }}

{{/* The properties that a service has here and not by itself, as Spring reads them. */}}
{{- define "showpay.settings" -}}
{{- $settings := dict }}
{{- range $line, $callee := .service.lines }}
{{- $port := (index $.root.Values.services $callee).port }}
{{- $_ := set $settings (printf "spring.http.serviceclient.%s.base-url" $line) (printf "http://%s:%v" $callee $port) }}
{{- end }}
{{- if .service.sendsSms }}
{{- $_ := set $settings "showpay.sms.host" "mobile-terminal-sim" }}
{{- $_ := set $settings "showpay.sms.port" (toString .root.Values.smsPort) }}
{{- end }}
{{- if and .root.Values.ingress.enabled .service.host }}
{{- $_ := set $settings "server.forward-headers-strategy" "native" }}
{{- end }}
{{- range $key, $template := .service.settings }}
{{- $_ := set $settings $key (tpl (toString $template) $.root) }}
{{- end }}
{{- toJson $settings }}
{{- end }}
