// What every environment of Earshot has beside the language: browsers, workers and Node.
declare function btoa(data: string): string;
declare function atob(data: string): string;
