using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Imports;

/// <summary>
/// Takes a file of another directory. What it is, its first bytes say, not its name; what is in it, the service judges.
/// </summary>
[UploadLimit(MostBytes + FormBytes), RequestSizeLimit(MostBytes + FormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes + FormBytes)]
public sealed class UploadModel(RiskPlatformClient client) : DirectoryAdminPage
{
    // As much as the service takes unless it is set otherwise (OpenReferral:ImportBytes).
    private const long MostBytes = 64L * 1024 * 1024;
    private const string TooLarge = "The file is larger than 64 MB. Divide it";
    private const long FormBytes = 64L * 1024;

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    internal long MostMegabytes { get; } = MostBytes / 1024 / 1024;

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
        if (Upload is not { Length: > 0 } file)
        {
            ModelState.AddModelError(nameof(Upload), "Choose a file that is not empty");
            return DirectoryFormat.Unspecified;
        }

        if (file.Length > MostBytes)
        {
            ModelState.AddModelError(nameof(Upload), TooLarge);
            return DirectoryFormat.Unspecified;
        }

        await using var content = file.OpenReadStream();
        var format = await FileKind.OfAsync(content, HttpContext.RequestAborted);
        if (format == DirectoryFormat.Unspecified)
        {
            ModelState.AddModelError(nameof(Upload),
                "This is neither JSON nor a zip of CSV tables. Choose a file of Open Referral UK");
        }

        return format;
    }
}
