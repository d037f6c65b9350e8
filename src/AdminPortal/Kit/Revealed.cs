using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// Which hidden parts of this page were asked for, just now and by this person: the query says it as <c>reveal</c>,
/// sealed, and only for some minutes, so that an address that was kept opens none. What was not asked for is not made
/// at all: no search in the page, translation or copy of it has it.
/// </summary>
internal sealed class Revealed
{
    internal const string Key = "reveal";
    private const string All = "all";
    private const int CharactersOfPart = 12;

    private static readonly TimeSpan Asked = TimeSpan.FromMinutes(10);

    private readonly HttpRequest request;
    private readonly ITimeLimitedDataProtector protector;
    private readonly HashSet<string> asked;
    private readonly HashSet<string> parts = new(StringComparer.Ordinal);

    private Revealed(HttpContext context)
    {
        request = context.Request;
        protector = context.RequestServices.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("reveal", context.User.FindFirstValue("sub") ?? "", request.Path.Value ?? "")
            .ToTimeLimitedDataProtector();
        asked = Open(request.Query[Key].ToString());
    }

    /// <summary>How many hidden parts the page has so far.</summary>
    internal int Count => parts.Count;

    /// <summary>
    /// Whether a part that was asked for is being made: what is hidden within it was asked for with it.
    /// </summary>
    internal bool IsWithin { get; set; }

    /// <summary>Whether all were asked for at once.</summary>
    internal bool IsAll => asked.Contains(All);

    internal static Revealed Of(HttpContext context)
    {
        if (context.Items[typeof(Revealed)] is Revealed here && here.request.Path == context.Request.Path) return here;
        var made = new Revealed(context);
        context.Items[typeof(Revealed)] = made;
        return made;
    }

    /// <summary>
    /// The name of a part, by what it is and what it is of, and not by where it stands: what comes or goes meanwhile
    /// must put nothing else in its place.
    /// </summary>
    internal string Part(string what, string of)
    {
        var name = Name($"{what}\n{of}");
        for (var i = 2; !parts.Add(name); i++) name = Name($"{what}\n{of}\n{i}");
        return name;
    }

    internal bool Is(string part) => IsAll || asked.Contains(part);

    /// <summary>This page with a part more.</summary>
    internal string With(string part) => Address([.. asked, part]) + "#" + Id(part);

    /// <summary>This page without a part; without any, where all were asked for at once.</summary>
    internal string Without(string part) => Address(IsAll ? [] : asked.Where(a => a != part)) + "#" + Id(part);

    /// <summary>This page with all of them, or with none.</summary>
    internal string WithAll(bool shown) => Address(shown ? [All] : []);

    internal static string Id(string part) => "hidden-" + part;

    private static string Name(string part) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part)))[..CharactersOfPart];

    private HashSet<string> Open(string sealedParts)
    {
        if (sealedParts.Length == 0) return [];
        try
        {
            return [.. protector.Unprotect(sealedParts).Split(' ')];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    // A form that was sent named its handler; a page that is only opened has none.
    private string Address(IEnumerable<string> reveal)
    {
        var isOpened = HttpMethods.IsGet(request.Method);
        var query = new QueryBuilder(request.Query.Where(q => q.Key != Key && (isOpened || q.Key != "handler"))
            .SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? "")));
        var names = string.Join(' ', reveal);
        if (names.Length > 0) query.Add(Key, protector.Protect(names, Asked));
        return request.PathBase + request.Path + query.ToQueryString();
    }
}
