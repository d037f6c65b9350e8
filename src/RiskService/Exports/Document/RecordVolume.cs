using RiskPlatform.RiskService.Exports.Zip;
using RiskPlatform.RiskService.Platform.Documents;

namespace RiskPlatform.RiskService.Exports.Document;

/// <summary>One volume of the readable record, being written.</summary>
internal sealed class RecordVolume : IDisposable
{
    private readonly PdfWriter pdf;

    internal RecordVolume(RecordFront front, int number)
    {
        pdf = new PdfWriter("Record of a case", front.Footer, front.CreateTime);
        front.Write(pdf, number);
        pdf.NewPage();
    }

    internal int Entries { get; private set; }

    internal int Pages => pdf.PageCount;

    internal void Add(ExportEntry entry)
    {
        EntryPages.Write(pdf, entry);
        Entries++;
    }

    internal byte[] Finish() => pdf.Finish();

    public void Dispose() => pdf.Dispose();
}
