using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// Which hidden parts of this page were asked for: those whose numbers stand in the query as <c>reveal</c>. What was
/// not asked for is not made at all, so that no search in the page, translation or copy of it has it.
/// </summary>
internal sealed class Revealed
{
    internal const string Key = "reveal";
    private const string All = "all";

    private readonly HttpRequest request;
    private readonly HashSet<string> asked;

    private Revealed(HttpRequest request)
    {
        this.request = request;
        asked = [.. request.Query[Key].OfType<string>()];
    }

    /// <summary>How many hidden parts the page has so far.</summary>
    internal int Count { get; private set; }

    /// <summary>
    /// Whether a part that was asked for is being made: what is hidden within it was asked for with it.
    /// </summary>
    internal bool IsWithin { get; set; }

    /// <summary>Whether all were asked for at once.</summary>
    internal bool IsAll => asked.Contains(All);

    internal static Revealed Of(HttpContext context)
    {
        if (context.Items[typeof(Revealed)] is Revealed here) return here;
        var made = new Revealed(context.Request);
        context.Items[typeof(Revealed)] = made;
        return made;
    }

    /// <summary>The number of the next hidden part.</summary>
    internal string Next() => (++Count).ToString(CultureInfo.InvariantCulture);

    internal bool Is(string number) => IsAll || asked.Contains(number);

    /// <summary>This page with a part more.</summary>
    internal string With(string number) => Address([.. asked, number]) + "#" + Id(number);

    /// <summary>This page without a part; without any, where all were asked for at once.</summary>
    internal string Without(string number) => Address(IsAll ? [] : asked.Where(a => a != number)) + "#" + Id(number);

    /// <summary>This page with all of them, or with none.</summary>
    internal string WithAll(bool shown) => Address(shown ? [All] : []);

    internal static string Id(string number) => "hidden-" + number;

    // A form that was sent named its handler; a page that is only opened has none.
    private string Address(IEnumerable<string> reveal)
    {
        var isOpened = HttpMethods.IsGet(request.Method);
        var query = new QueryBuilder(request.Query.Where(q => q.Key != Key && (isOpened || q.Key != "handler"))
            .SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? "")));
        query.Add(Key, reveal);
        return request.PathBase + request.Path + query.ToQueryString();
    }
}
