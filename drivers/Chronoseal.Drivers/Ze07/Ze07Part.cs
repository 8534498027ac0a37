// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Ze07
{
    /// <summary>The sheet of the ZE07-CH2O.</summary>
    public static class Ze07Part
    {
        /// <summary>ZE07-CH2O user's manual V1.8.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "ze07",
                    Maker = "Winsen",
                    Models = "ZE07-CH2O, ZE08-CH2O",
                    Kind = PartKind.MolecularContamination,
                    Driver = typeof(Ze07Sensor),
                    Bus = "UART, 9600 8N1",
                    Quantities = new[]
                    {
                        new PartQuantity(Quantity.Formaldehyde, Unit.PartsPerMillion, "0 to 5 ppm", "not stated", 0.001),
                    },
                    Response = "60 s at most; preheating up to 3 minutes",
                    Instant = "middle of the part's own second before the frame, +-0.52 s (+-0.97 s where it uploads by itself)",
                    Uncertainty = new[]
                    {
                        "calibration of the specimen: none is delivered with it",
                        "cross sensitivity to alcohols, carbon monoxide and other gases",
                        "temperature and humidity",
                        "drift of the cell over its two to three years",
                    },
                    Proof = "ug/m3 and ppb of every answer must be of one concentration; an uploaded frame states gas, unit and decimals",
                    Writes = "the switch between answering and uploading",
                    Unverified = new[]
                    {
                        "layout of the uploaded frame is from memory of the manual; gas, unit and decimals bytes are checked",
                        "range (beyond which a value is flagged), response and preheating time are from memory of the manual",
                        "whether the switch is answered: answers to it are skipped, and the read that follows proves it",
                        "the checksum cannot notice that two bytes changed places; only the two units of an answer can",
                        "that the part uploads again after a restart; where it is set to upload, a short break of its supply goes unnoticed: 3 minutes of unsettled values",
                        "that a part that uploads by itself never repeats a measurement older than a second",
                    },
                };
            }
        }
    }
}
