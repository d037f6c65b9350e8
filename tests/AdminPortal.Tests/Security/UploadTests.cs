using System.Net;
using System.Net.Http.Headers;
using AdminPortal.Tests.Host;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AdminPortal.Tests.Security;

/// <summary>What is sent to the portal is no larger, and no other, than it says it takes.</summary>
public sealed class UploadTests(Portal portal)
{
    private const long Mega = 1024 * 1024, Part = 64 * 1024;
    private static readonly Uri Upload = new("/directory/imports/upload", UriKind.Relative);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("MZ\u0090\0 a program")]
    [InlineData("%PDF-1.7 a document")]
    [InlineData("PK\u0005\u0006 an empty zip")]
    [InlineData("name,description\r\na,b")]
    public async Task A_file_is_what_its_first_bytes_say_whatever_it_is_called(string content)
    {
        using var answer = await UploadAsync(content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop), Stop);
        Assert.NotNull(page.QuerySelector(".govuk-error-message"));
    }

    [Fact]
    public async Task A_file_may_be_larger_than_a_form()
    {
        using var answer = await UploadAsync("[" + new string(' ', (int)(3 * Mega)) + "]");

        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.NotEqual("/directory/imports/upload?large=true", answer.Headers.Location?.ToString());
    }

    private async Task<HttpResponseMessage> UploadAsync(string content)
    {
        using var admin = portal.As("directory_admin");
        using var http = admin.Still();
        using var file = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync(http)), "__RequestVerificationToken" },
            { new StringContent("Synthetic source"), "Source" },
            { new StringContent(Guid.CreateVersion7().ToString()), "RequestId" },
            { file, "Upload", "services.json" },
        };

        return await http.PostAsync(Upload, form, Stop);
    }

    [Fact]
    public async Task A_file_that_is_far_too_large_is_not_even_read()
    {
        using var admin = portal.As("directory_admin");
        using var http = admin.Still();
        using var body = new Endless(400 * Mega);
        using var request = Asks(Upload, body);

        using var answer = await http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/directory/imports/upload?large=true", answer.Headers.Location!.ToString());
        Assert.Equal(0, body.Read);
    }

    [Theory]
    [InlineData("/directory/listings/add")]
    [InlineData("/directory/organisations/add")]
    public async Task Any_other_form_is_small(string page)
    {
        using var admin = portal.As("directory_admin");
        using var http = admin.Still();
        using var body = new Endless(3 * Mega);
        using var request = Asks(new Uri(page, UriKind.Relative), body);

        using var answer = await http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("That is too much at once", said, StringComparison.Ordinal);
        Assert.Equal(0, body.Read);
    }

    [Theory]
    [InlineData("/directory/listings/add")]
    [InlineData("/account/sign-in")]
    public async Task A_form_that_does_not_say_how_large_it_is_is_read_no_further_than_one_may_be(string page)
    {
        using var admin = portal.As("directory_admin");
        using var http = admin.Still();
        using var body = new Endless((2 * Mega) + Part, saysSize: false);
        using var request = Asks(new Uri(page, UriKind.Relative), body);
        request.Headers.TransferEncodingChunked = true;

        using var answer = await http.SendAsync(request, Stop);

        var said = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.RequestEntityTooLarge, said);
        Assert.Contains("That is too much at once", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_none_is_said_to_be_so()
    {
        using var admin = portal.As("directory_admin");
        using var http = admin.Still();
        using var body = new Endless(Part);
        using var request = Asks(new Uri("/directory/listings/add", UriKind.Relative), body);

        using var answer = await http.SendAsync(request, Stop);

        var said = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("The page could not read what was asked", said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static HttpRequestMessage Asks(Uri at, Endless body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, at) { Content = body };
        request.Headers.ExpectContinue = true;
        return request;
    }

    private static async Task<string> TokenAsync(HttpClient http)
    {
        var page = await new HtmlParser().ParseDocumentAsync(
            await http.GetStringAsync(new Uri("/", UriKind.Relative), Stop), Stop);
        return ((IHtmlInputElement)page.QuerySelector("header [name=__RequestVerificationToken]")!).Value;
    }

    /// <summary>A form of some size that counts what of it was asked for.</summary>
    private sealed class Endless : HttpContent
    {
        private readonly long size;
        private readonly bool saysSize;

        public Endless(long size, bool saysSize = true)
        {
            (this.size, this.saysSize) = (size, saysSize);
            Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        public long Read { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var part = new byte[Part];
            for (Read = 0; Read < size; Read += part.Length) await stream.WriteAsync(part, Stop);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = size;
            return saysSize;
        }
    }
}
