using System.Net;

namespace AdminPortal.Tests.Security;

/// <summary>What every answer of the portal carries.</summary>
internal static class AnswerChecks
{
    private static readonly Dictionary<string, string> Exactly = new()
    {
        ["Cache-Control"] = "no-store",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "no-referrer",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()",
    };

    private static readonly string[] Policy =
    [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'",
        "form-action 'self'",
    ];

    /// <summary>What is missing or wrong.</summary>
    internal static IEnumerable<string> Wrong(HttpResponseMessage answer)
    {
        foreach (var (name, value) in Exactly)
            if (Header(answer, name) != value) yield return $"{name}: {Header(answer, name)}";
        var policy = Header(answer, "Content-Security-Policy");
        foreach (var part in Policy)
            if (!policy.Contains(part, StringComparison.Ordinal)) yield return $"Content-Security-Policy: {policy}";
        if (policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains('*', StringComparison.Ordinal))
            yield return $"Content-Security-Policy: {policy}";
        if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By")) yield return "Server";
        if (answer.StatusCode == HttpStatusCode.InternalServerError) yield return "failed";
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "missing";
}
