using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;

namespace RiskPlatform.AdminPortal.Pages.Directory.Journey;

/// <summary>Where a journey stands.</summary>
public enum JourneyStage
{
    /// <summary>The questions.</summary>
    Form,

    /// <summary>The answers, to check before they are sent.</summary>
    Check,

    /// <summary>Somebody else was faster: their version beside the person's own.</summary>
    Conflict,
}

/// <summary>One line before and after.</summary>
internal sealed record ComparedRow(string Label, string Before, string After)
{
    internal bool Differs => Before != After;
}

/// <summary>
/// A short journey: questions, the answers to check, done. What was typed travels in the form from page to page, so it
/// needs no script and nothing is kept here. What somebody else changed meanwhile is never overwritten unseen.
/// </summary>
public abstract class JourneyPage : DirectoryAdminPage
{
    internal const string Check = "check", Change = "change", Send = "send", Find = "find";

    /// <summary>What was pressed.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>The version that the answers are based on.</summary>
    [BindProperty]
    public string? Etag { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    internal JourneyStage Stage { get; private set; }

    internal IReadOnlyList<ComparedRow> Rows { get; private set; } = [];

    internal abstract string Heading { get; }

    internal abstract string Back { get; }

    /// <summary>Whether something that exists is changed, rather than added.</summary>
    internal virtual bool IsChange => true;

    internal virtual string SendLabel => "Save the change";

    /// <summary>Who changed it meanwhile, when and why.</summary>
    internal V1.DirectoryChange? LastChange { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Etag = await LoadAsync();
        Fill();
        await PrepareAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var current = await LoadAsync();
        Take();
        if (Step is Change or Find) return await FormAsync();
        Compare();
        if (ModelState.IsValid && !Rows.Any(r => r.Differs))
            ModelState.AddModelError("", "Nothing is different yet. Change something, or go back");
        if (!ModelState.IsValid) return await FormAsync(StatusCodes.Status422UnprocessableEntity);
        if (current != Etag) return await ConflictAsync(current);
        Stage = JourneyStage.Check;
        if (Step != Send) return Page();
        if (IsChange && string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Say why it changes. The reason is kept in the history");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return await TryAsync(async () => LocalRedirect(await SendAsync()), ShowAgainAsync);
    }

    /// <summary>Reads what is there, and gives its version.</summary>
    protected abstract Task<string?> LoadAsync();

    /// <summary>Sets the questions as what is there answers them.</summary>
    protected abstract void Fill();

    /// <summary>Takes the answers over what is there.</summary>
    protected abstract void Take();

    /// <summary>Reads what the questions need besides.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    internal abstract IReadOnlyList<Row> Before();

    internal abstract IReadOnlyList<Row> After();

    /// <summary>Sends it, and says where to go.</summary>
    protected abstract Task<string> SendAsync();

    /// <summary>The latest change of what is there.</summary>
    protected virtual Task<V1.DirectoryChange?> LastChangeAsync() => Task.FromResult<V1.DirectoryChange?>(null);

    private async Task<IActionResult> FormAsync(int status = StatusCodes.Status200OK)
    {
        Stage = JourneyStage.Form;
        Response.StatusCode = status;

        // Who only looks for an area, or goes back to the questions, has made no mistake yet.
        if (status == StatusCodes.Status200OK)
            foreach (var entry in ModelState.Values) entry!.Errors.Clear();
        await PrepareAsync();
        return Page();
    }

    private async Task<IActionResult> ConflictAsync(string? current)
    {
        (Etag, Stage, LastChange) = (current, JourneyStage.Conflict, await LastChangeAsync());
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task ShowAgainAsync()
    {
        var current = await LoadAsync();
        var wrong = ModelState.Any(e => e.Value!.Errors.Count > 0 && e.Key is not ("" or nameof(Reason)));
        Take();
        Compare();
        if (current != Etag)
        {
            await ConflictAsync(current);
        }
        else if (wrong)
        {
            Stage = JourneyStage.Form;
            await PrepareAsync();
        }
    }

    private void Compare()
    {
        var (before, after) = (Before(), After());
        var labels = before.Concat(after).Select(r => r.Label).Distinct();
        Rows =
        [
            .. labels.Select(label => new ComparedRow(label,
                before.FirstOrDefault(r => r.Label == label)?.Value ?? "",
                after.FirstOrDefault(r => r.Label == label)?.Value ?? "")),
        ];
    }
}
