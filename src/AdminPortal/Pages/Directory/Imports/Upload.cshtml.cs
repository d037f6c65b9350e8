using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Imports;

/// <summary>
/// Takes a file of another directory. What it is, its first bytes say, not its name; what is in it, the service judges.
/// </summary>
[TakesFile]
public sealed class UploadModel(RiskPlatformClient client, IOptions<ImportOptions> options) : DirectoryAdminPage
{
    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    internal string Most => options.Value.Most;

    private string TooLarge => $"The file is larger than {Most}. Divide it, or have whoever runs the portal allow more";

    public void OnGet([FromQuery] bool large)
    {
        if (large) ModelState.AddModelError(nameof(Upload), TooLarge);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var source = Typed.Required(Source, ModelState, nameof(Source), "Enter where the file comes from");
        var format = await FormatAsync();
        return await TryAsync(async () =>
        {
            await using var content = Upload!.OpenReadStream();
            var import = await client.StageImportAsync(source, format, content,
                requestId: Guid.Parse(RequestId), cancellationToken: HttpContext.RequestAborted);
            return LocalRedirect($"/directory/imports/{import.ImportId}");
        });
    }

    protected override string FieldOf(string field) => field switch
    {
        "chunk" or "header.format" => nameof(Upload),
        _ => base.FieldOf(field),
    };

    private async Task<DirectoryFormat> FormatAsync()
    {
        var kind = await KindAsync();
        if (kind.Wrong is { } wrong) ModelState.AddModelError(nameof(Upload), wrong);
        return kind.Format;
    }

    private async Task<FileKind> KindAsync()
    {
        if (Upload is not { Length: > 0 } file)
            return new FileKind(DirectoryFormat.Unspecified, "Choose a file that is not empty");
        if (file.Length > options.Value.MostBytes) return new FileKind(DirectoryFormat.Unspecified, TooLarge);
        await using var content = file.OpenReadStream();
        return await FileKind.OfAsync(content, HttpContext.RequestAborted);
    }
}
